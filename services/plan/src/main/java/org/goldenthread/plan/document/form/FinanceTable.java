package org.goldenthread.plan.document.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.FinancialLine;
import org.goldenthread.plan.document.content.FinancialLine.Amount;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.table.Columns;
import org.goldenthread.plan.document.table.Fields;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.Quantity;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Table;
import org.goldenthread.plan.document.word.TableLine;
import org.jspecify.annotations.Nullable;

/// Section D: the money, a row per unit and a total row. A table with columns that this shape does
/// not have, such as an older service plan's, is left unread rather than read in part.
public final class FinanceTable implements TableForm {
  private enum Column implements Heading {
    NON_STAFFING("(.* )?non ?(staff|employee|pay)\\w*( .*)?"),
    STAFFING("(staff|staffing|employees?|pay)( (costs?|expenditure|budget))?( .{0,12})?"),
    GROSS("gross( .*)?"),
    NET_COST("net (cost|budget)( .*)?"),
    NET_EXPENDITURE("net (expenditure|spend)( .*)?"),
    INCOME("((service|external|other) )?income( .*)?"),
    GRANTS("(.* )?grants?( .*)?"),
    MANAGER("(.* )?(managers?|officers?|budget holders?|lead)( .*)?"),
    UNIT(
        "((divisional|business|service|budget) )*(units?|divisions?|services?)( (name|line))?",
        "((divisional|business|service|budget) )*(locality|team|budget)( (name|line))?");

    private final Pattern wording;

    private @Nullable Amount amount() {
      return switch (this) {
        case STAFFING -> Amount.STAFFING;
        case NON_STAFFING -> Amount.NON_STAFFING;
        case GROSS -> Amount.GROSS_EXPENDITURE;
        case INCOME -> Amount.SERVICE_INCOME;
        case NET_EXPENDITURE -> Amount.NET_EXPENDITURE;
        case GRANTS -> Amount.GOVERNMENT_GRANTS;
        case NET_COST -> Amount.NET_COST;
        case MANAGER, UNIT -> null;
      };
    }

    Column(String... wordings) {
      this.wording = Heading.anyOf(wordings);
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private static final Pattern TOTAL =
      Pattern.compile("(grand |overall |divisional )?totals?( .*)?");
  private static final Pattern MILLIONS = Pattern.compile(".*(£ ?m|million).*");
  private static final Pattern THOUSANDS = Pattern.compile(".*(000|thousand|£ ?k\\b).*");

  private final List<FinancialLine> lines = new ArrayList<>();
  private @Nullable FinancialLine stated;
  private final Ledger ledger;
  private int scale;

  public FinanceTable(Ledger ledger) {
    this.ledger = ledger;
  }

  /// What was read, in the document's order.
  public List<FinancialLine> lines() {
    return List.copyOf(lines);
  }

  /// The total row as the document states it.
  public @Nullable FinancialLine stated() {
    return stated;
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    Columns<Column> columns = Columns.in(headings, Column.class);
    boolean money = columns.has(Column.GROSS) || columns.has(Column.NET_COST);
    if (!money || !columns.has(Column.UNIT) || !isOneShape(columns)) return Optional.empty();
    scale = scale(caption, columns, scale);
    int current = scale;
    return Fields.begun(
        ledger, headings, columns, (inside, row) -> read(columns, current, inside, row));
  }

  /// At least three amounts, none twice.
  private static boolean isOneShape(Columns<Column> columns) {
    int amounts = 0;
    for (Column column : Column.values()) {
      if (column.amount() == null || !columns.has(column)) continue;
      if (columns.count(column) > 1) return false;
      amounts++;
    }
    return amounts >= 3 && columns.unknown().size() <= 2;
  }

  /// The scale that the headings state, else the caption, which may speak of other sums as well,
  /// else the one of the table that this one goes on with.
  private static int scale(String caption, Columns<Column> columns, int before) {
    StringBuilder headings = new StringBuilder();
    for (Columns.Column<Column> column : columns.columns()) {
      headings.append(' ').append(TextRules.words(column.heading()));
    }
    return scale(headings.toString(), scale(TextRules.words(caption), before));
  }

  private static int scale(String words, int otherwise) {
    if (MILLIONS.matcher(words).matches()) return 6;
    return THOUSANDS.matcher(words).matches() ? 3 : otherwise;
  }

  private void read(Columns<Column> columns, int power, Table table, TableLine row) {
    Fields<Column> fields = new Fields<>(ledger, columns, row);
    String unit = fields.text(Column.UNIT);
    Map<Amount, Quantity> amounts = amounts(fields, power);
    if (unit.isBlank() || amounts.values().stream().allMatch(Quantity::isBlank)) return;
    Place place = ledger.place(table.number(), row.number());
    amounts.values().forEach(amount -> ledger.checked(place, amount));
    for (Column column : Column.values()) fields.take(column);
    String managers = fields.text(Column.MANAGER);
    boolean total = TOTAL.matcher(TextRules.words(unit)).matches();
    String key = ledger.key(total ? "total" : "finance", unit);
    FinancialLine line =
        new FinancialLine(key, place, unit, managers, Officer.in(managers), amounts);
    if (total) {
      if (stated != null) subtotal(stated);
      stated = line;
    } else {
      lines.add(line);
    }
  }

  /// A total with another one below it is part of that one, and is not kept.
  private void subtotal(FinancialLine line) {
    StringBuilder text = new StringBuilder(line.unit());
    line.amounts().values().forEach(amount -> text.append(" | ").append(amount.asWritten()));
    ledger.unread(line.place(), text.toString(), Unread.Reason.NO_COLUMN);
  }

  private static Map<Amount, Quantity> amounts(Fields<Column> fields, int scale) {
    Map<Amount, Quantity> amounts = new EnumMap<>(Amount.class);
    for (Column column : Column.values()) {
      Amount amount = column.amount();
      if (amount == null || !fields.columns().has(column)) continue;
      String text = fields.text(column);
      Quantity quantity = text.isBlank() ? Quantity.of("") : Quantity.amount(text, scale);
      amounts.put(amount, quantity);
    }
    return amounts;
  }
}
