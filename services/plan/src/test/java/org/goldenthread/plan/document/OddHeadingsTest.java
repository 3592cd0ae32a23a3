package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.content.Priority;
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
import org.junit.jupiter.params.provider.ValueSource;

/// Headings as other councils word and arrange them.
class OddHeadingsTest {
  private static final Manner WORD = new Manner();

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} is priority {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PRIORITY 1: Safe water         | 1   | Safe water
          Priority 2 – Busy quays        | 2   | Busy quays
          Priority 3. Calm staff         | 3   | Calm staff
          PRIORITY ONE: Safe water       | ONE | Safe water
          Key priority A: Safe water     | A   | Safe water
          Priority No. 4 Dry feet        | 4   | Dry feet
          PRIORITY: Safe water           | ''  | Safe water
          РRIОRIТY 5: Safe water         | 5   | Safe water
          """)
  void a_priority_is_known_however_it_is_numbered(String written, String number, String title)
      throws IOException {
    PlanDocument plan = read(table(row(written)));

    assertEquals(number, plan.priorities().getFirst().number());
    assertEquals(title, plan.priorities().getFirst().title());
  }

  @Test
  void objectives_in_the_place_of_priorities_are_read_as_priorities() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H1", "SECTION B: CONTRIBUTION TO MTP OBJECTIVES")
                + table(row("Objective 1: A county that thrives", "We keep the ports open"))
                + WORD.paragraph("H1", "SECTION C: PRIORITIES, ACTIONS, PROGRAMMES, PROJECTS")
                + table(
                    row("OBJECTIVE 1: Safe water", "DESCRIPTION OF OBJECTIVE: Fewer accidents"),
                    row("Actions", "Accountable Officer", "Start", "End"),
                    row("Renew the lights", "Piet Maas", "May 2026", "June 2026"))
                + WORD.paragraph("H2", "Objective 2 – Busy quays")
                + table(
                    row("Actions", "Accountable Officer", "Start", "End"),
                    row("Mend the roofs", "Piet Maas", "May 2026", "June 2026"))
                + WORD.paragraph("H2", "Objectives: see above"));

    assertEquals(
        List.of(
            "1 Safe water: Fewer accidents [Renew the lights]", "2 Busy quays:  [Mend the roofs]"),
        plan.priorities().stream().map(OddHeadingsTest::words).toList());
  }

  @Test
  void objectives_below_a_priority_are_its_own() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H1", "SECTION C: PRIORITIES, ACTIONS, PROGRAMMES, PROJECTS")
                + table(row("PRIORITY 1: Safe water"), row("Objective 1: Fewer accidents"))
                + table(
                    row("Actions", "Accountable Officer", "Start", "End"),
                    row("Renew the lights", "Piet Maas", "May 2026", "June 2026")));

    assertEquals(
        List.of("1 Safe water:  [Renew the lights]"),
        plan.priorities().stream().map(OddHeadingsTest::words).toList());
  }

  private static String words(Priority priority) {
    return priority.number()
        + " "
        + priority.title()
        + ": "
        + priority.description()
        + " "
        + priority.actions().stream().map(Action::text).toList();
  }

  @Test
  void a_sentence_about_priorities_names_none() throws IOException {
    PlanDocument plan =
        read(
            table(row("Risk", "Mitigation"), row("Priority areas are forgotten", "A list"))
                + WORD.paragraph("H2", "Priority areas of the council"));

    assertEquals(List.of(), plan.priorities());
    assertEquals(1, plan.risks().size());
  }

  @Test
  void a_row_that_reads_like_headings_is_a_row() throws IOException {
    PlanDocument plan =
        read(
            table(
                    row("Risk", "Mitigation"),
                    row("Risk to staff", "Flood controls in place"),
                    row("Risk", "Mitigation"),
                    row("Storm", "Dredger"))
                + table(row("PRIORITY 1: Safe water"))
                + table(
                    row("Actions", "Accountable Officer", "Start", "End"),
                    row("Milestones for the dredger agreed", "", "", ""),
                    row("Take the key decision on the pier", "", "", ""),
                    row("Activity in the port", "Lead officers", "from May", "to June")));

    assertEquals(2, plan.risks().size());
    assertEquals(3, plan.priorities().getFirst().actions().size());
  }

  @Test
  void bounds_may_stand_in_the_headings_of_a_single_row() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("Title", "Divisional Business Plan 2026-27")
                + WORD.paragraph("H2", "Activity indicators, quarterly by financial year")
                + table(
                    WORD.row(
                        List.of(
                            WORD.merged("Activity indicator", true),
                            WORD.cell("Expected range", 4))),
                    WORD.row(
                        List.of(
                            WORD.merged("", false),
                            WORD.cell("Q1 Lower"),
                            WORD.cell("Q1 Upper"),
                            WORD.cell("Q2 Lower"),
                            WORD.cell("Q2 Upper"))),
                    row("Ships in and out", "600", "700", "620", "720")));

    ActivityIndicator ships = plan.activityIndicators().getFirst();
    assertEquals(
        List.of("LOWER FY2026-Q1=600 FY2026-Q2=620", "UPPER FY2026-Q1=700 FY2026-Q2=720"),
        ships.ranges().stream().map(range -> range.bound() + words(range.figures())).toList());
    assertEquals(
        2, plan.checks().stream().filter(c -> c.rule() == Check.Rule.RANGE_ORDERED).count());
  }

  private static String words(List<Figure> figures) {
    StringBuilder words = new StringBuilder();
    for (Figure figure : figures) {
      words.append(' ').append(figure.period()).append('=').append(figure.value().asWritten());
    }
    return words.toString();
  }

  @Test
  void a_row_of_units_below_the_headings_gives_the_scale() throws IOException {
    PlanDocument plan =
        read(
            table(
                row("Unit", "Staffing", "Non staffing", "Gross"),
                row("", "£000", "£000", "£000"),
                row("Pilots", "10.0", "5.0", "15.0")));

    assertEquals(1, plan.financialLines().size());
    assertEquals(3, plan.financialLines().getFirst().amounts().values().iterator().next().scale());
    assertEquals(List.of(), plan.unread());
  }

  @Test
  void actions_with_a_time_scale_are_no_critical_functions() throws IOException {
    PlanDocument plan =
        read(
            table(row("PRIORITY 1: Safe water"))
                + table(
                    row("Activity", "Timescale", "Lead officer"),
                    row("Renew the lights", "4 weeks", "Piet Maas")));

    assertEquals(List.of(), plan.criticalFunctions());
    assertEquals("Renew the lights", plan.priorities().getFirst().actions().getFirst().text());
    assertEquals(
        List.of("Timescale", "4 weeks"), plan.unread().stream().map(Unread::text).toList());
  }

  @Test
  void annual_targets_stand_under_their_years() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H2", "Performance indicators, annual by financial year")
                + table(
                    row("Indicator", "Floor", "Target 2026/27", "Target 2027/28"),
                    row("Ships piloted without delay", "80%", "85%", "86%")));

    assertEquals(
        " FY2026=85% FY2027=86%", words(plan.performanceIndicators().getFirst().targets()));
  }

  @Test
  void posts_of_several_units_and_their_total_agree_with_the_front_page() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("Title", "Divisional Business Plan 2026-27")
                + WORD.front("FTE", "61.5")
                + table(
                    row("Unit", "FTE 31 March 2026", "Estimated FTE 31 March 2027", "Reason"),
                    row("Pilots", "20.0", "22.0", "Two pilots more"),
                    row("Quays", "41.5", "41.5", ""),
                    row("Total", "61.5", "63.5", "")));

    assertEquals(3, plan.workforce().size());
    assertEquals("31 March 2027", plan.workforce().getFirst().estimateDate().asWritten());
    assertEquals(List.of(true), plan.checks().stream().map(Check::passed).toList());
  }

  @Test
  void a_front_page_may_put_values_below_and_beside_their_labels() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("Title", "Divisional Business Plan 2026-27")
                + WORD.paragraph("", "Directorate:")
                + WORD.paragraph("", "Coast and Commerce")
                + WORD.paragraph("", "Division\tHarbour Services")
                + table(row("Heads of Service", "Piet Maas, Sunniva Dahl", "FTE", "61.5")));

    assertEquals("Coast and Commerce", plan.header().directorate());
    assertEquals("Harbour Services", plan.header().division());
    assertEquals(2, plan.header().headsOfService().size());
    assertEquals(List.of(), plan.unread());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "FTE Services",
        "Directorate Support",
        "Corporate Director Support",
        "Gross Budget Control",
        "Cabinet Member Office",
        "Division of Ports"
      })
  void a_division_may_be_called_like_a_label(String division) throws IOException {
    List<String> fronts =
        List.of(
            WORD.front("Division", division) + WORD.front("FTE", "61.5"),
            WORD.paragraph("", "Division:")
                + WORD.paragraph("", division)
                + WORD.front("FTE", "61.5"),
            WORD.paragraph("", "Division\t" + division) + WORD.front("FTE", "61.5"),
            table(row("Division", division), row("FTE", "61.5")),
            table(row("Division:", division, "FTE at 1 April", "61.5")));
    for (String front : fronts) {
      PlanDocument plan = read(WORD.paragraph("Title", "Divisional Business Plan 2026-27") + front);

      assertEquals(division, plan.header().division());
      assertEquals("61.5", Objects.requireNonNull(plan.header().fte()).asWritten());
      assertEquals("", plan.header().corporateDirector() + plan.header().portfolio());
      assertEquals(List.of(), plan.unread());
    }
  }

  @Test
  void a_label_behind_an_empty_cell_is_no_name() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("Title", "Divisional Business Plan 2026-27")
                + table(row("Division", "", "FTE at 1 April", "61.5")));

    assertEquals("", plan.header().division());
    assertEquals("61.5", Objects.requireNonNull(plan.header().fte()).asWritten());
  }

  private static String table(String... rows) {
    return WORD.table(List.of(rows));
  }

  private static String row(String... cells) {
    return WORD.row(Arrays.stream(cells).map(WORD::cell).toList());
  }

  private PlanDocument read(String body) throws IOException {
    WordMarkup word = new WordMarkup().body(body).beside("styles", "styles", InventedPlan.STYLES);
    Path file = word.write(folder.resolve("plan.docx"));
    return assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file))
        .document();
  }
}
