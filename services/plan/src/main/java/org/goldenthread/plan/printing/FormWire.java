package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.printing.page.Line;
import org.goldenthread.plan.printing.page.Printout;
import org.goldenthread.plan.printing.page.Sheets;
import org.goldenthread.plan.printing.page.Title;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.Passage;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PrintPlanRequest;

/// A plan in the form of sections A to G. Source: divisional plan 2013-14, whose order and headings
/// it has.
final class FormWire {
  private static final List<Integer> LABEL_AND_TEXT = List.of(3, 7);

  private final PrintPlanRequest request;
  private final PlanContent content;
  private final Plan plan;
  private final PrintedWire printed;

  private FormWire(PrintPlanRequest request, PlanContent content) {
    this.request = request;
    this.content = content;
    this.plan = content.getPlan();
    this.printed = new PrintedWire(content);
  }

  static Printout of(PrintPlanRequest request, PlanContent content) {
    return new FormWire(request, content).printout();
  }

  private Printout printout() {
    PlanYear year = new PlanYear(Integer.parseInt(plan.getPlanYear().substring(0, 4)));
    List<Sheets> sheets = new ArrayList<>();
    sheets.add(new Sheets(false, textAndPriorities()));
    sheets.add(
        new Sheets(
            true,
            section("D", "FINANCIAL AND HUMAN RESOURCES", ResourceFormWire.of(content, printed))));
    sheets.add(
        new Sheets(false, section("E", "RISKS AND BUSINESS CONTINUITY", RiskFormWire.of(request))));
    sheets.add(
        new Sheets(
            true,
            section(
                "F",
                "PERFORMANCE AND ACTIVITY INDICATORS",
                new IndicatorFormWire(
                        year, request.getIndicatorsList(), request.getMeasurementsList())
                    .blocks(),
                IndicatorFormWire.isVague(request.getIndicatorsList()))));
    List<Block> last =
        section(
            "G",
            "ACTIVITY REQUIRING SUPPORT FROM OTHER DIVISIONS/SERVICES",
            RiskFormWire.support(content.getSupportRequestsList()));
    appendix(last);
    sheets.add(new Sheets(false, last));
    return new Printout(plan.getTitle(), running(), sheets);
  }

  /// Whose plan it is, what it is called and for which year, each said once.
  private String running() {
    String whose = division();
    String title = plan.getTitle();
    String named = contains(title, whose) || whose.isBlank() ? title : whose + " – " + title;
    return contains(named, plan.getPlanYear()) ? named : named + ", " + plan.getPlanYear();
  }

  private static boolean contains(String text, String words) {
    return TextRules.words(text).contains(TextRules.words(words));
  }

  private String division() {
    return plan.getDivisionAsWritten().isBlank()
        ? content.getUnit().getDisplayName()
        : plan.getDivisionAsWritten();
  }

  private List<Block> textAndPriorities() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Title(0, plan.getTitle()));
    blocks.add(header());
    blocks.add(new Title(1, "SECTION A: ROLE AND PURPOSE"));
    blocks.addAll(RichBlocks.of(plan.getRoleAndPurpose()));
    blocks.add(new Title(1, "SECTION B: CONTRIBUTION TO MEDIUM-TERM PLAN OBJECTIVES"));
    blocks.addAll(RichBlocks.of(plan.getContribution()));
    blocks.addAll(decisions());
    blocks.addAll(
        section(
            "C",
            "PRIORITIES, ACTIONS, MILESTONES",
            new PriorityFormWire(content, printed).blocks()));
    return blocks;
  }

  private Grid header() {
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(Grid.row("Directorate:", plan.getDirectorateAsWritten()));
    rows.add(Grid.row("Division/Business Unit:", division()));
    rows.add(Grid.row("Cabinet Portfolio:", plan.getPortfolio()));
    rows.add(
        Grid.row(
            "Corporate Director:",
            printed.officers(
                plan.getCorporateDirectorsList(), plan.getCorporateDirectorsAsWritten())));
    rows.add(
        Grid.row(
            "Director:", printed.officers(plan.getDirectorsList(), plan.getDirectorsAsWritten())));
    rows.add(
        Grid.row(
            "Head(s) of Service:",
            printed.officers(plan.getHeadsOfServiceList(), plan.getHeadsOfServiceAsWritten())));
    rows.add(Grid.row("Gross Expenditure:", PrintedWire.quantity(plan.getGrossExpenditure())));
    rows.add(Grid.row("FTE:", PrintedWire.quantity(plan.getFte())));
    rows.add(Grid.row("Plan Year:", plan.getPlanYear()));
    return new Grid(LABEL_AND_TEXT, 0, rows);
  }

  /// The decisions of section B that its text does not tell already.
  private List<Block> decisions() {
    String told = TextRules.words(plan.getContribution().replaceAll("<[^>]*>", " "));
    List<Block> missing =
        content.getDecisionsList().stream()
            .filter(decision -> decision.getPriority().isEmpty())
            .filter(decision -> !told.contains(TextRules.words(decision.getText())))
            .map(FormWire::announced)
            .toList();
    return missing.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of(new Title(3, "Key Decisions")), missing.stream()).toList();
  }

  private static Block announced(Decision decision) {
    String text = decision.getText();
    String due = PrintedWire.date(decision.getDue());
    String stop = text.endsWith(".") ? "" : ".";
    String dated = due.isBlank() ? text : text + stop + " Decision expected: " + due;
    return new Line(
        Line.Kind.BULLET, 0, 0, List.of(org.goldenthread.plan.printing.page.Words.plain(dated)));
  }

  /// A section: its heading, the running text that stands in it, and its tables.
  private List<Block> section(String letter, String heading, List<Block> tables) {
    return section(letter, heading, tables, false);
  }

  /// The same, perhaps with the tables before the text. Text without a heading goes on with the
  /// text above it, so each piece of such text stands behind a table of its own.
  private List<Block> section(
      String letter, String heading, List<Block> tables, boolean tablesFirst) {
    List<Passage> bare = passages(letter, true);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Title(1, "SECTION " + letter + ": " + heading));
    boolean textFirst = bare.size() < 2 && !tablesFirst;
    int told = 0;
    if (!tablesFirst && !bare.isEmpty()) {
      passage(bare.get(told++), blocks);
    }
    if (textFirst) {
      passages(letter, false).forEach(passage -> passage(passage, blocks));
    }
    for (Block block : tables) {
      blocks.add(block);
      if (block instanceof Grid && told < bare.size()) {
        passage(bare.get(told++), blocks);
      }
    }
    bare.stream().skip(told).forEach(passage -> passage(passage, blocks));
    if (!textFirst) {
      passages(letter, false).forEach(passage -> passage(passage, blocks));
    }
    return blocks;
  }

  private List<Passage> passages(String letter, boolean bare) {
    return plan.getPassagesList().stream()
        .filter(text -> text.getSection().equals(letter))
        .filter(text -> text.getHeading().isBlank() == bare)
        .toList();
  }

  private static void passage(Passage passage, List<Block> to) {
    if (!passage.getHeading().isBlank()) {
      to.add(new Title(2, passage.getHeading()));
    }
    to.addAll(RichBlocks.of(passage.getText()));
  }

  /// Running text that belongs to no section.
  private void appendix(List<Block> blocks) {
    List<Passage> passages =
        plan.getPassagesList().stream()
            .filter(text -> !text.getSection().matches("[A-G]"))
            .toList();
    if (!passages.isEmpty()) {
      blocks.add(new Title(1, "APPENDIX"));
      passages.forEach(passage -> passage(passage, blocks));
    }
  }
}
