package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.Action.Level;
import org.goldenthread.plan.document.content.ActivityIndicator;
import org.goldenthread.plan.document.content.CriticalFunction;
import org.goldenthread.plan.document.content.Figure;
import org.goldenthread.plan.document.content.FinancialLine;
import org.goldenthread.plan.document.content.FinancialLine.Amount;
import org.goldenthread.plan.document.content.Header;
import org.goldenthread.plan.document.content.Milestone;
import org.goldenthread.plan.document.content.Passage;
import org.goldenthread.plan.document.content.PerformanceIndicator;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.content.PlanDocument.Kind;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.content.PriorityDecision;
import org.goldenthread.plan.document.content.Risk;
import org.goldenthread.plan.document.content.SupportRequest;
import org.goldenthread.plan.document.content.WorkforceLine;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.priority.ForwardPlanRules;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.QualifiedValue;
import org.goldenthread.plan.document.value.Quantity;
import org.goldenthread.plan.document.value.Timescale;

/// A plan that nobody wrote: any number of anything, in words and values that plans have. Values
/// are read from their words, as those of a document are; the same seed makes the same plan.
final class GeneratedPlan {
  private static final Place NOWHERE = new Place(Place.Part.BODY, "", "", 0, 0, "");
  private static final PlanYear YEAR = new PlanYear(2013);
  private static final List<String> NAMES =
      List.of(
          "Orla Finnegan",
          "Piet Maas/ Sunniva Dahl",
          "Heads of Service",
          "HOS, Ann Other",
          "Tamsin Oakhurst,\nMarcus Delahaye",
          "TBC",
          "");
  private static final List<String> DATES =
      List.of(
          "April 2013",
          "Sept 2013",
          "04/13",
          "31 March 2014",
          "2013-14",
          "Jan/Feb 2014",
          "TBC",
          "December 2013/January 2014",
          "Ongoing",
          "",
          "when the lease ends");
  private static final List<String> AMOUNTS =
      List.of("£ 1,200.0", "-£ 10,719.7", "£ -", "(1,700.0)", "0", "12", "", "£265,982700");
  private static final List<String> VALUES =
      List.of(
          "78.0%",
          "5.8",
          "2,736",
          "TBC",
          "Draft. 36.0%",
          "n/a",
          "New measure, baseline year",
          "£859 (provisional)",
          "60-62%",
          "no more than 110",
          "");
  private static final List<String> WORDS =
      List.of(
          "Repair",
          "the harbour's",
          "wall",
          "<before>",
          "& after",
          "\"storms\"",
          "£5m",
          "café",
          "– at once –",
          "=SUM(A1)",
          "А look-alike",
          "100%",
          "Ōe’s",
          "(phase 2)");

  private final Random random;
  private int made;

  private GeneratedPlan(long seed) {
    random = new Random(seed);
  }

  static PlanDocument of(long seed) {
    return new GeneratedPlan(seed).plan();
  }

  private PlanDocument plan() {
    List<FinancialLine> money = some(5, n -> line("Unit " + text()));
    return new PlanDocument(
        "Divisional Business Plan 2013-14",
        YEAR,
        Kind.DIVISIONAL,
        header(),
        rich(),
        rich(),
        passages(),
        List.of(),
        some(4, this::priority),
        money,
        money.isEmpty() ? null : line("Total"),
        workforce(),
        some(4, n -> new Risk(key(), NOWHERE, text(), random.nextBoolean() ? lines() : "")),
        some(
            4,
            n ->
                new CriticalFunction(
                    key(),
                    NOWHERE,
                    text(),
                    Timescale.of(one(List.of("4 Hours", "24hrs", "2 WEEKS", "at once", ""))),
                    lines())),
        performance(),
        activity(),
        some(3, n -> new SupportRequest(key(), NOWHERE, text(), lines(), "", date())),
        List.of(),
        List.of(),
        List.of());
  }

  private Header header() {
    // A cell that says nothing but its own label is taken for the label.
    String heads = one(List.of("Piet Maas, Sunniva Dahl", "HOS, Ann Other", "TBC", ""));
    return new Header(
        NOWHERE,
        "Coast and Commerce",
        "Harbour Services",
        "Ann Other – Cabinet Member for Ports",
        "Orla Finnegan",
        one(List.of("Piet Maas", "")),
        heads,
        Officer.in(heads),
        Quantity.of("£3,110,000"),
        random.nextBoolean() ? Quantity.of("61.5") : null);
  }

  private String rich() {
    StringBuilder html = new StringBuilder();
    for (int block = random.nextInt(6); block >= 0; block--) {
      String text = escaped(text());
      html.append(
          switch (random.nextInt(5)) {
            case 0 -> "<h3>About " + text + "</h3><p>So it is.</p>";
            case 1 -> "<p>One, <strong>two</strong> and <em>" + text + "</em></p>";
            case 2 ->
                "<ul><li>" + text + "</li><li>and <strong>more</strong></li></ul><p>Then.</p>";
            case 3 -> "<ol><li>" + text + "</li><li>second</li></ol><p>Thus.</p>";
            default -> "<p>We do " + text + "<br>on two lines</p>";
          });
    }
    return html.toString();
  }

  private List<Passage> passages() {
    List<Passage> all = new ArrayList<>();
    for (String section : List.of("C", "D", "E", "F", "G")) {
      if (random.nextBoolean()) {
        all.add(new Passage(NOWHERE, section, "", "<p>Before: " + escaped(text()) + "</p>"));
      }
      all.addAll(
          some(
              2,
              n -> new Passage(NOWHERE, section, "About point " + n, "<p>We say " + n + ".</p>")));
    }
    return all;
  }

  private Priority priority(int number) {
    boolean numbered = random.nextBoolean();
    List<Action> actions = new ArrayList<>();
    int headlines = random.nextInt(4);
    for (int headline = 1; headline <= headlines; headline++) {
      Action above = action(numbered ? Integer.toString(headline) : "", null);
      actions.add(above);
      for (int step = 1; numbered && step <= random.nextInt(4); step++) {
        String at = random.nextInt(4) == 0 ? "" : headline + "." + step;
        actions.add(action(at, above.importKey()));
      }
    }
    return new Priority(
        key(),
        NOWHERE,
        random.nextInt(5) == 0 ? "" : Integer.toString(number + 1),
        "To " + text(),
        random.nextBoolean() ? lines() : "",
        actions,
        some(4, n -> new Milestone(key(), NOWHERE, one(List.of("A", "B.", "")), text(), date())),
        some(3, n -> decision()));
  }

  private Action action(String number, @org.jspecify.annotations.Nullable String parent) {
    // The reader takes a first row of nothing but a text and two months for more headings.
    String officers = number.isEmpty() ? "Ann Other" : one(NAMES);
    return new Action(
        key(),
        NOWHERE,
        number,
        parent == null ? Level.HEADLINE : Level.SUB_ACTION,
        parent,
        lines(),
        officers,
        Officer.in(officers),
        date(),
        date());
  }

  private PriorityDecision decision() {
    String answer = one(List.of("Yes", "No", "Not yet", "TBC", ""));
    return new PriorityDecision(
        key(), NOWHERE, one(List.of("1", "2", "")), text(), answer, ForwardPlanRules.read(answer));
  }

  private FinancialLine line(String unit) {
    Map<Amount, Quantity> amounts = new EnumMap<>(Amount.class);
    for (Amount amount : Amount.values()) {
      amounts.put(amount, amount(one(AMOUNTS)));
    }
    // A row without any figure is no row of the table.
    amounts.put(Amount.NET_COST, amount("£ 5.0"));
    String managers = one(NAMES);
    return new FinancialLine(key(), NOWHERE, unit, managers, Officer.in(managers), amounts);
  }

  private static Quantity amount(String written) {
    return written.isEmpty() ? Quantity.of("") : Quantity.amount(written, 3);
  }

  private List<WorkforceLine> workforce() {
    return some(
        3,
        n ->
            new WorkforceLine(
                key(),
                NOWHERE,
                "Team " + text(),
                "",
                FuzzyDate.of("31 March 2013"),
                Quantity.of("1,278.5"),
                "",
                FuzzyDate.of("31 March 2014"),
                Quantity.of(one(List.of("1,300", "12.5"))),
                lines()));
  }

  private Cycle cycle() {
    return new Cycle(Cycle.Frequency.QUARTERLY, Cycle.Calendar.FINANCIAL_YEAR);
  }

  private List<PerformanceIndicator> performance() {
    return some(
        4,
        n ->
            new PerformanceIndicator(
                key(),
                NOWHERE,
                "Share of " + text(),
                "",
                cycle(),
                QualifiedValue.of(one(VALUES)),
                List.of(figure("2011-12", null), figure("December 2012", null)),
                List.of(figure("Benchmark 2011-12", null)),
                quarters()));
  }

  private List<ActivityIndicator> activity() {
    return some(
        3,
        n ->
            new ActivityIndicator(
                key(),
                NOWHERE,
                "Number of " + text(),
                "",
                cycle(),
                List.of(figure("2011-12 Outturn", null)),
                List.of(
                    new ActivityIndicator.Range("Upper", ActivityIndicator.Bound.UPPER, quarters()),
                    new ActivityIndicator.Range(
                        "Lower", ActivityIndicator.Bound.LOWER, quarters()))));
  }

  private List<Figure> quarters() {
    return IntStream.rangeClosed(1, 4).mapToObj(q -> figure("Q" + q, YEAR)).toList();
  }

  private Figure figure(String label, @org.jspecify.annotations.Nullable PlanYear counted) {
    return new Figure(
        label, cycle().period(label, counted).orElse(null), QualifiedValue.of(one(VALUES)));
  }

  private FuzzyDate date() {
    return FuzzyDate.of(one(DATES));
  }

  private String key() {
    return "made:" + made++;
  }

  /// Words that no other text of the plan has.
  private String text() {
    StringBuilder text = new StringBuilder("item " + made++);
    for (int word = random.nextInt(5); word >= 0; word--) {
      text.append(' ').append(one(WORDS));
    }
    return text.toString();
  }

  private String lines() {
    return random.nextInt(3) == 0 ? text() + "\n" + text() : text();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> List<T> some(int most, IntFunction<T> make) {
    return IntStream.rangeClosed(1, random.nextInt(most + 1)).mapToObj(make).toList();
  }
}
