package org.goldenthread.plan.document.invented;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The plan of Harbour Services in the invented council of Saltmere, as Word markup in every manner
/// in which people write Word files.
public final class InventedPlan {
  private final Manner manner;

  private InventedPlan(Manner manner) {
    this.manner = manner;
  }

  public static WordMarkup in(Manner manner) {
    return new WordMarkup()
        .body(new InventedPlan(manner).body())
        .beside("styles", "styles", STYLES)
        .beside("numbering", "numbering", NUMBERING);
  }

  public static final String STYLES =
      style("Title", "Title") + style("H1", "heading 1") + style("H2", "heading 2");

  public static final String NUMBERING =
      "<w:abstractNum w:abstractNumId=\"7\">"
          + level(0, "decimal", "%1")
          + level(1, "decimal", "%1.%2")
          + level(2, "bullet", "•")
          + "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\">"
          + level(0, "upperLetter", "%1")
          + "</w:abstractNum>"
          + IntStream.rangeClosed(1, 2).mapToObj(each -> list(each, 7)).reduce("", String::concat)
          + IntStream.rangeClosed(3, 6).mapToObj(each -> list(each, 8)).reduce("", String::concat);

  private static String style(String id, String name) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + id
        + "\"><w:name w:val=\""
        + name
        + "\"/></w:style>";
  }

  private static String level(int level, String format, String text) {
    return "<w:lvl w:ilvl=\""
        + level
        + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
        + format
        + "\"/><w:lvlText w:val=\""
        + text
        + "\"/></w:lvl>";
  }

  private static String list(int id, int definition) {
    return "<w:num w:numId=\""
        + id
        + "\"><w:abstractNumId w:val=\""
        + definition
        + "\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";
  }

  private String body() {
    return frontPage()
        + narrative()
        + priorities()
        + finance()
        + risks()
        + indicators()
        + support();
  }

  private String heading(String style, String text) {
    return manner.paragraph(style, manner.wording(text));
  }

  private String frontPage() {
    return manner.paragraph("Title", "Divisional Business Plan 2026-27")
        + manner.front("Directorate Name", "Coast and Commerce")
        + manner.front("Division/Business Unit Name", "Harbour Services")
        + manner.front("Responsible Director", "Orla Finnegan")
        + manner.front("Head(s) of Service", "Piet Maas, Sunniva Dahl")
        + manner.front("Gross Expenditure", "£3,110,000")
        + manner.front("FTE", "61.5");
  }

  private String narrative() {
    return heading("H1", "SECTION A: ROLE/PURPOSE OF FUNCTION")
        + manner.paragraph("", "We keep three harbours open and the people who use them safe.")
        + heading("H1", "SECTION B: CONTRIBUTION TO MTP OBJECTIVES")
        + manner.paragraph("", "Our work serves two of the council’s aims.")
        + heading("H1", "SECTION C: PRIORITIES, ACTIONS, PROGRAMMES, PROJECTS, MILESTONES");
  }

  private String priorities() {
    return actions(
            "PRIORITY 1: Safe water",
            "DESCRIPTION OF PRIORITY: Fewer accidents afloat and ashore",
            List.of(
                List.of(
                    "1", "Renew the navigation lights", "Piet Maas", "April 2026", "March 2027"),
                List.of(
                    "1.1",
                    "Survey the outer channel\nand publish the chart",
                    "Piet Maas/ Sunniva Dahl",
                    "04/26",
                    "Sept 2026"),
                List.of("", "Tell the fishing fleet", "Heads of Service", "April 2026", "TBC"),
                List.of("2", "Train the pilots", "Sunniva Dahl", "2026-27", ""),
                List.of("2.1", "Buy a simulator", "Piet Maas", "01-03/27", "31 March 2027")))
        + milestones(
            List.of(
                List.of("A", "Lights in working order", "December 2026/January 2027"),
                List.of("B", "Chart published", "")))
        + decisions(List.of(List.of("1", "Award of the dredging contract", "Yes")))
        + actions(
            "PRIORITY 2: Busy quays",
            "DESCRIPTION OF PRIORITY: More trade at the fish quay and the ferry berth",
            List.of(
                List.of("1", "Let the empty sheds", "Orla Finnegan", "April 2026", "March 2027"),
                List.of("1.1", "Mend the roofs", "Piet Maas", "May 2026", "Oct 2026")))
        + milestones(List.of(List.of("A", "First tenant in", "Jan/Feb 2027")))
        + decisions(List.of(List.of("1", "", "")));
  }

  private String actions(String priority, String description, List<List<String>> actions) {
    String title =
        manner.row(
            List.of(
                manner.cell(manner.wording(priority), 2),
                manner.cell(manner.wording(description), 3)));
    String headings =
        manner.row(
            manner.order(
                List.of(
                    manner.cell(manner.wording("Actions"), 2), heading("Accountable Officer"),
                    heading("Start Date (month/year)"), heading("End Date (month/year)"))));
    List<String> rows = new ArrayList<>();
    for (List<String> action : actions) {
      rows.add(
          manner.row(
              manner.order(
                  List.of(
                      manner.cell(manner.number(action.get(0)), 1, "") + manner.cell(action.get(1)),
                      manner.cell(action.get(2)),
                      manner.cell(action.get(3)),
                      manner.cell(action.get(4))))));
    }
    return manner.tables(List.of(title, headings), rows);
  }

  private String milestones(List<List<String>> milestones) {
    String headings =
        manner.row(
            manner.order(
                List.of(
                    manner.cell(manner.wording("KEY MILESTONES"), 2),
                    heading("DATE (month/year)"))));
    List<String> rows = new ArrayList<>();
    for (List<String> each : milestones) {
      rows.add(
          manner.row(
              manner.order(
                  List.of(
                      manner.cell(manner.number(each.get(0)), 1, "") + manner.cell(each.get(1)),
                      manner.cell(each.get(2))))));
    }
    return manner.tables(List.of(headings), rows);
  }

  private String decisions(List<List<String>> decisions) {
    String headings =
        manner.row(
            manner.order(
                List.of(
                    manner.cell(
                        manner.wording(
                            "ARE THERE ANY KEY OR SIGNIFICANT DECISIONS THAT COULD ARISE FROM THIS"
                                + " PRIORITY?"),
                        2),
                    heading("ARE THESE ALREADY IN THE FORWARD PLAN? Yes/No"))));
    List<String> rows = new ArrayList<>();
    for (List<String> each : decisions) {
      rows.add(
          manner.row(
              manner.order(
                  List.of(
                      manner.cell(each.get(0)) + manner.cell(each.get(1)),
                      manner.cell(each.get(2))))));
    }
    return manner.tables(List.of(headings), rows);
  }

  private String heading(String text) {
    return manner.cell(manner.wording(text));
  }

  private String simple(List<String> headings, List<List<String>> rows) {
    return manner.tables(
        List.of(manner.row(manner.order(headings.stream().map(this::heading).toList()))),
        rows.stream()
            .map(row -> manner.row(manner.order(row.stream().map(manner::cell).toList())))
            .toList());
  }

  private String finance() {
    return heading("H1", "SECTION D: FINANCIAL AND HUMAN RESOURCES")
        + heading("H2", "FINANCIAL RESOURCES (000's)")
        + simple(
            List.of(
                "Divisional Unit",
                "Responsible Manager",
                "Staffing",
                "Non Staffing",
                "Gross Expenditure",
                "Service Income",
                "Net Expenditure",
                "Govt. Grants",
                "Net Cost"),
            List.of(
                List.of(
                    "Pilots",
                    "Sunniva Dahl",
                    "£ 1,200.0",
                    "£ 300.0",
                    "£ 1,500.0",
                    "-£ 400.0",
                    "£ 1,100.0",
                    "£ -",
                    "£ 1,100.0"),
                List.of(
                    "Quays",
                    "Piet Maas",
                    "£ 900.5",
                    "£ 709.5",
                    "£ 1,610.0",
                    "(1,700.0)",
                    "-£ 90.0",
                    "-£ 10.0",
                    "-£ 100.0"),
                List.of(
                    "Total",
                    "Orla Finnegan",
                    "£ 2,100.5",
                    "£ 1,009.5",
                    "£ 3,110.0",
                    "-£ 2,100.0",
                    "£ 1,010.0",
                    "-£ 10.0",
                    "£ 1,000.0")))
        + simple(
            List.of(
                "FTE establishment at 31 March 2026",
                "Estimate of FTE establishment at 31 March 2027",
                "Reasons for any variance"),
            List.of(List.of("61.5", "63.0", "Two pilots more")));
  }

  private String risks() {
    return heading("H1", "Section E: Risks and Business Continuity")
        + heading("H2", "Risks")
        + simple(
            List.of("RISKS", "MITIGATION"),
            List.of(
                List.of("A storm closes the channel", "A second dredger on call"),
                List.of("Too few pilots", "A training place every year")))
        + heading("H2", "BUSINESS CONTINUITY")
        + simple(
            List.of("CRITICAL FUNCTIONS", "TIMESCALE", "MINIMUM SERVICE LEVEL"),
            List.of(
                List.of("Harbour watch", "4 Hours", "One officer on each watch"),
                List.of("Ferry berth", "2 days", "One sailing a day")));
  }

  private String indicators() {
    return heading("H1", "SECTION F: PERFORMANCE AND ACTIVITY INDICATORS")
        + grouped(
            List.of(
                "PERFORMANCE INDICATORS – QUARTERLY BY FINANCIAL YEAR",
                "Floor Performance Standard",
                "December 2025",
                "Comparative Benchmark"),
            "Target",
            List.of(
                List.of(
                    "NI 12 Ships piloted without delay",
                    "80%",
                    "Draft. 86.0%",
                    "84%",
                    "85%",
                    "86%",
                    "87%",
                    "88%"),
                List.of("Days a berth stood empty", "", "5.8", "n/a", "5", "TBC", "4", "4")))
        + grouped(
            List.of("ACTIVITY INDICATOR", "2024/25 Outturn", "December 2025", "Threshold"),
            "Expected range for activity",
            List.of(
                List.of("Ships in and out", "2,736", "2,707", "Upper", "700", "720", "740", "760"),
                List.of("", "", "", "Lower", "600", "620", "640", "660")));
  }

  /// Two heading rows: the last heading stands above the four quarters, the others are merged down.
  private String grouped(List<String> headings, String group, List<List<String>> rows) {
    List<String> upper = new ArrayList<>();
    List<String> lower = new ArrayList<>();
    for (String heading : headings) {
      upper.add(manner.merged(manner.wording(heading), true));
      lower.add(manner.merged("", false));
    }
    upper.add(manner.cell(manner.wording(group), 4));
    lower.add(String.join("", List.of("Q1", "Q2", "Q3", "Q4").stream().map(manner::cell).toList()));
    List<String> below = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row.subList(0, 4).stream().map(manner::cell).toList());
      cells.add(String.join("", row.subList(4, 8).stream().map(manner::cell).toList()));
      below.add(manner.row(manner.order(cells)));
    }
    return manner.tables(
        List.of(manner.row(manner.order(upper)), manner.row(manner.order(lower))), below);
  }

  private String support() {
    return heading("H1", "SECTION G: ACTIVITY REQUIRING SUPPORT FROM OTHER DIVISIONS/SERVICES")
        + simple(
            List.of("ACTIVITY DETAILS", "EXPECTED IMPACT", "EXPECTED DATE"),
            List.of(
                List.of("Letting the sheds", "Property – particulars and leases", "Oct 2026"),
                List.of("Letting the dredging", "Procurement", "TBC")));
  }
}
