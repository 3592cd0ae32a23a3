package org.goldenthread.plan.document.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.form.ActivityTable;
import org.goldenthread.plan.document.form.Figures;
import org.goldenthread.plan.document.form.FinanceTable;
import org.goldenthread.plan.document.form.FunctionTable;
import org.goldenthread.plan.document.form.LaterTable;
import org.goldenthread.plan.document.form.PerformanceTable;
import org.goldenthread.plan.document.form.RiskTable;
import org.goldenthread.plan.document.form.SupportTable;
import org.goldenthread.plan.document.form.WorkforceTable;
import org.goldenthread.plan.document.priority.PriorityBlocks;
import org.goldenthread.plan.document.priority.PriorityBook;
import org.goldenthread.plan.document.priority.PriorityHeadings;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;
import org.jspecify.annotations.Nullable;

/// Every table of the template, those with the most telling headings first.
final class Forms {
  /// Word itself allows no more columns.
  private static final int MOST_CELLS = 63;

  private static final Pattern TELLING =
      Pattern.compile(
          "financ|human.resource|workforce|continuity|amount|consult|project|measure|employee|priorit|descri|title|action|activit|task|what|milestone|decision|gross|net"
              + " |risk|function"
              + "|process|service|impact|volume|indicator|measure|kpi|fte|establishment|headcount"
              + "|full.time");

  final PriorityBook priorities;
  final FinanceTable finance;
  final WorkforceTable workforce;
  final RiskTable risks;
  final FunctionTable functions;
  final PerformanceTable performance;
  final ActivityTable activity;
  final SupportTable support;
  private final Figures figures;
  private final PriorityHeadings named;
  private final PriorityBlocks blocks;
  private final Map<TableForm, Integer> lastTables = new HashMap<>();
  private final List<TableForm> forms;
  private int found;
  private int continued;

  Forms(Ledger ledger) {
    priorities = new PriorityBook(ledger);
    named = new PriorityHeadings(ledger, priorities);
    blocks = new PriorityBlocks(ledger, priorities);
    figures = new Figures(ledger);
    finance = new FinanceTable(ledger);
    workforce = new WorkforceTable(ledger);
    risks = new RiskTable(ledger);
    functions = new FunctionTable(ledger);
    performance = new PerformanceTable(ledger, figures);
    activity = new ActivityTable(ledger, figures);
    support = new SupportTable(ledger);
    forms =
        List.of(
            named,
            new LaterTable(ledger),
            finance,
            functions,
            risks,
            support,
            activity,
            performance,
            workforce,
            blocks);
  }

  void planYear(@Nullable PlanYear year) {
    figures.planYear(year);
  }

  Optional<TableForm.Begun> begin(Table table, int index, String caption) {
    if (!mayBegin(table.rows().get(index))) return Optional.empty();
    Headings headings = Headings.at(table, index);
    for (TableForm form : forms) {
      Optional<TableForm.Begun> begun = form.begin(headings, caption);
      if (begun.isPresent()) {
        found++;
        Integer before = lastTables.put(form, table.number());
        boolean priority = form == named || form == blocks;
        if (before != null && before != table.number() && !priority) continued++;
        return begun;
      }
    }
    return Optional.empty();
  }

  static boolean isTelling(String text) {
    return TELLING.matcher(TextRules.fold(text)).find();
  }

  /// Most rows are no headings, and the few words without which none is are quickly looked for.
  private static boolean mayBegin(TableLine row) {
    if (row.cells().size() > MOST_CELLS) return false;
    for (Cell cell : row.cells()) {
      if (isTelling(cell.text())) return true;
    }
    return false;
  }

  boolean priorityParagraph(Paragraph paragraph) {
    return named.paragraph(paragraph);
  }

  void leavePriorities() {
    priorities.close();
  }

  boolean hasRows(Section section) {
    return switch (section) {
      case D -> !finance.lines().isEmpty() || !workforce.lines().isEmpty();
      case E -> !risks.risks().isEmpty() || !functions.functions().isEmpty();
      case F -> !performance.indicators().isEmpty() || !activity.indicators().isEmpty();
      case G -> !support.requests().isEmpty();
      case HEADER, A, B, C, OTHER -> false;
    };
  }

  /// A table goes on in another one without its headings.
  void goesOn() {
    continued++;
  }

  /// How many tables went on with one before them.
  int continued() {
    return continued;
  }

  int found() {
    return found;
  }
}
