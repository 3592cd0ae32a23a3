package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.Action.Level;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.content.PriorityDecision.InForwardPlan;
import org.goldenthread.plan.document.content.Risk;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.invented.InventedPlan;
import org.goldenthread.plan.document.invented.Manner;
import org.goldenthread.plan.document.invented.WordMarkup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Shapes that the template does not foresee and people use.
class OddShapesTest {
  private static final Manner WORD = new Manner();

  @TempDir private Path folder;

  @Test
  void a_mitigation_merged_over_two_risks_belongs_to_both() throws IOException {
    PlanDocument plan =
        read(
            table(
                row("RISKS", "MITIGATION"),
                WORD.row(List.of(WORD.cell("Storm"), WORD.merged("A second dredger", true))),
                WORD.row(List.of(WORD.cell("Ice"), WORD.merged("", false)))));

    assertEquals(
        List.of("A second dredger", "A second dredger"),
        plan.risks().stream().map(Risk::mitigation).toList());
  }

  @Test
  void a_priority_named_above_its_tables_owns_their_rows() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H1", "SECTION C: PRIORITIES, ACTIONS")
                + WORD.paragraph("H2", "Priority 1 – Safe water")
                + WORD.paragraph("", "Description of priority: Fewer accidents")
                + actions(row("1", "Renew the lights", "Piet Maas", "April 2026")));

    Priority priority = plan.priorities().getFirst();
    assertEquals("Safe water", priority.title());
    assertEquals("Fewer accidents", priority.description());
    assertEquals("Renew the lights", priority.actions().getFirst().text());
  }

  @Test
  void label_and_text_of_a_priority_may_stand_side_by_side() throws IOException {
    PlanDocument plan =
        read(
            table(
                row("PRIORITY 1", "Safe water"),
                row("DESCRIPTION OF PRIORITY", "Fewer accidents")));

    assertEquals("Safe water", plan.priorities().getFirst().title());
    assertEquals("Fewer accidents", plan.priorities().getFirst().description());
  }

  @Test
  void a_blank_block_of_the_template_creates_nothing() throws IOException {
    PlanDocument plan =
        read(
            table(row("PRIORITY 3:", "DESCRIPTION OF PRIORITY:"))
                + actions(row("1", "", "", ""), row("1.1", "", "", ""))
                + table(row("KEY MILESTONES", "DATE"), row("", "")));

    assertEquals(List.of(), plan.priorities());
    assertEquals(List.of(), plan.unread());
  }

  @Test
  void actions_without_any_number_are_all_headlines() throws IOException {
    assertEquals(
        "H,H", levels(row("", "Renew the lights", "x", ""), row("", "Train the pilots", "x", "")));
  }

  @ParameterizedTest(name = "numbers {0} are {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1,1.1,1.2,2,2.1;      H,S1,S1,H,S2
          2.1,2.1.1,2.2,2.2.1;  H,S2.1,H,S2.2
          1.,1.1.,,2.;          H,S1.,S1.,H
          1,a),b),2,a);         H,S1,S1,H,S2
          1,1a,1b,2;            H,S1,S1,H
          1,1.1,1.1,3,2.1;      H,S1,S1,H,S3
          (1),(1.1),(2);        H,S(1),H
          1,1.1.1,1.1.2,2;      H,S1,S1,H
          """)
  void headlines_and_sub_actions_are_told_by_number_and_order(String numbers, String expected)
      throws IOException {
    List<String> rows = new ArrayList<>();
    int count = 0;
    for (String number : Arrays.asList(numbers.split(",", -1))) {
      rows.add(row(number, "action " + ++count, "x", ""));
    }

    assertEquals(expected, levels(rows.toArray(String[]::new)));
  }

  @Test
  void a_number_typed_before_the_text_is_parted_from_it() throws IOException {
    PlanDocument plan =
        read(
            table(row("PRIORITY 1: Safe water"))
                + table(
                    row("Action", "Lead", "Start", "End"),
                    row("1. Renew the lights", "x", "", ""),
                    row("1.1 Survey 24 buoys", "x", "", ""),
                    row("24 buoys are to be painted", "x", "", "")));

    List<Action> actions = plan.priorities().getFirst().actions();
    assertEquals(List.of("1.", "1.1", ""), actions.stream().map(Action::number).toList());
    assertEquals("24 buoys are to be painted", actions.get(2).text());
  }

  @Test
  void a_plan_without_section_headings_is_known_by_its_tables() throws IOException {
    PlanDocument plan =
        read(
            table(row("KEY RISKS", "Mitigating action"), row("Storm", "Dredger"))
                + table(
                    row("Critical function", "Recovery time"), row("Harbour watch", "4 hours")));

    assertEquals(1, plan.risks().size());
    assertEquals(1, plan.criticalFunctions().size());
  }

  @Test
  void two_tables_grown_together_are_two() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H1", "SECTION E: RISKS AND BUSINESS CONTINUITY")
                + table(
                    WORD.row(List.of(WORD.cell("RISKS AND THEIR MITIGATION", 2))),
                    row("Risk", "Mitigation"),
                    row("Storm", "Dredger"),
                    WORD.row(List.of(WORD.cell("CRITICAL FUNCTIONS OF THE HARBOUR", 2))),
                    row("Critical function", "Timescale"),
                    row("Harbour watch", "4 hours")));

    assertEquals(1, plan.risks().size());
    assertEquals(1, plan.criticalFunctions().size());
    assertEquals(List.of(), plan.unread());
  }

  @Test
  void a_band_across_a_table_is_no_row() throws IOException {
    PlanDocument plan =
        read(
            table(
                row("Risk", "Mitigation"),
                WORD.row(List.of(WORD.cell("Risks of the pilots", 2))),
                row("Storm", "Dredger")));

    assertEquals(1, plan.risks().size());
    assertEquals(List.of("Risks of the pilots"), texts(plan));
  }

  @Test
  void a_band_above_the_next_table_is_listed_too() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H1", "SECTION E: RISKS AND BUSINESS CONTINUITY")
                + table(
                    row("Risk", "Mitigation"),
                    row("Storm", "Dredger"),
                    WORD.row(
                        List.of(
                            WORD.cell(
                                "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>RISKS SEEN IN"
                                    + " MAY</w:t></w:r></w:p>",
                                2,
                                ""))))
                + WORD.paragraph("H2", "Harbour masters")
                + table(row("Risk", "Mitigation"), row("Ice", "Salt")));

    assertEquals(2, plan.risks().size());
    assertEquals(List.of("RISKS SEEN IN MAY", "Harbour masters"), texts(plan));
  }

  @Test
  void a_column_without_a_field_is_listed_row_by_row() throws IOException {
    PlanDocument plan =
        read(table(row("Risk", "Mitigation", "Weather"), row("Storm", "Dredger", "wet")));

    assertEquals(List.of("Weather", "wet"), texts(plan));
    assertTrue(plan.unread().stream().allMatch(each -> each.reason() == Unread.Reason.NO_COLUMN));
  }

  @Test
  void a_table_of_another_kind_is_listed_whole() throws IOException {
    PlanDocument plan =
        read(
            table(row("Risk", "Mitigation"), row("Storm", "Dredger"))
                + WORD.paragraph("", "")
                + WORD.paragraph("H2", "Tides")
                + table(row("Tide", "Height", "Hour"), row("High", "4.2 m", "noon")));

    assertEquals(List.of("Tides", "Tide | Height | Hour", "High | 4.2 m | noon"), texts(plan));
  }

  @Test
  void rows_before_any_priority_are_listed() throws IOException {
    PlanDocument plan = read(actions(row("1", "Renew the lights", "Piet Maas", "April 2026")));

    assertEquals(List.of(), plan.priorities());
    assertEquals(List.of("1 | Renew the lights | Piet Maas | April 2026"), texts(plan));
  }

  @Test
  void sums_that_do_not_agree_are_named_with_both_figures() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("Title", "Divisional Business Plan 2026-27")
                + WORD.front("Gross Expenditure", "£31,000")
                + WORD.paragraph("H2", "FINANCIAL RESOURCES £000")
                + table(
                    row("Unit", "Staffing", "Non staffing", "Gross expenditure"),
                    row("Pilots", "10.0", "5.0", "15.1"),
                    row("Quays", "10.0", "5.0", "15.0"),
                    row("Total", "20.0", "10.0", "30.1")));

    List<String> failed =
        plan.checks().stream()
            .filter(check -> !check.passed())
            .map(check -> check.rule() + " " + check.stated() + " " + check.computed())
            .toList();
    assertEquals(
        List.of(
            Check.Rule.GROSS_IS_STAFFING_AND_NON_STAFFING + " 15.1 15.0",
            Check.Rule.GROSS_IS_STAFFING_AND_NON_STAFFING + " 30.1 30.0",
            Check.Rule.HEADER_GROSS_IS_TABLE_GROSS + " 31.0 30.1"),
        failed);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "Yes, YES",
    "No, NO",
    "Y, YES",
    "✓, YES",
    "☒ Yes ☐ No, YES",
    "☐ Yes ☒ No, NO",
    "No - to be added, NO",
    "Yes/No, UNKNOWN",
    "TBC, UNKNOWN",
    "perhaps, UNKNOWN"
  })
  void whether_a_decision_is_on_the_forward_plan_is_read_or_left(
      String written, InForwardPlan inPlan) throws IOException {
    PlanDocument plan =
        read(
            table(row("PRIORITY 1: Safe water"))
                + table(
                    row("Key decisions", "Already in the forward plan?"),
                    row("Award of the contract", written)));

    assertEquals(inPlan, plan.priorities().getFirst().decisions().getFirst().inForwardPlan());
  }

  private static String actions(String... rows) {
    List<String> all = new ArrayList<>();
    all.add(
        WORD.row(
            List.of(
                WORD.cell("Actions", 2), WORD.cell("Accountable Officer"), WORD.cell("End Date"))));
    all.addAll(List.of(rows));
    return WORD.table(all);
  }

  /// H for a headline, S and the parent's number for a sub-action.
  private String levels(String... rows) throws IOException {
    PlanDocument plan = read(table(row("PRIORITY 1: Safe water")) + actions(rows));
    List<Action> actions = plan.priorities().getFirst().actions();
    List<String> levels = new ArrayList<>();
    for (Action action : actions) {
      String parent =
          actions.stream()
              .filter(other -> other.importKey().equals(action.parentKey()))
              .map(Action::number)
              .findFirst()
              .orElse("");
      levels.add(action.level() == Level.HEADLINE ? "H" : "S" + parent);
    }
    return String.join(",", levels);
  }

  private static String table(String... rows) {
    return WORD.table(List.of(rows));
  }

  private static String row(String... cells) {
    return WORD.row(Arrays.stream(cells).map(WORD::cell).toList());
  }

  private static List<String> texts(PlanDocument plan) {
    return plan.unread().stream().map(Unread::text).toList();
  }

  private PlanDocument read(String body) throws IOException {
    WordMarkup word = new WordMarkup().body(body).beside("styles", "styles", InventedPlan.STYLES);
    Path file = word.write(folder.resolve("plan.docx"));
    return assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file))
        .document();
  }
}
