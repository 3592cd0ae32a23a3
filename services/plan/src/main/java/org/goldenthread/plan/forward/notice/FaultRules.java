package org.goldenthread.plan.forward.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.goldenthread.plan.v1.ForwardPlanEntry.KeyBecause;
import org.goldenthread.plan.v1.ForwardPlanEntry.Notice;
import org.goldenthread.plan.v1.ForwardPlanFinding.Rule;
import org.jspecify.annotations.Nullable;

/// What is wrong with how a decision was announced. Source: SI 2012/2089, regulations 8 to 11. It
/// suggests; what a council may do is for its monitoring officer to say.
public final class FaultRules {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private FaultRules() {}

  /// One thing that is wrong.
  public record Fault(Rule rule, String sentence) {}

  /// An entry, as far as the rules ask.
  ///
  /// @param pounds what it is worth; null where that is not said in pounds
  /// @param stated the rule by which the council takes it
  /// @param due the earliest day that its date or period can mean
  public record Subject(
      KeyBecause key,
      @Nullable BigDecimal pounds,
      Notice stated,
      @Nullable LocalDate published,
      @Nullable LocalDate due,
      @Nullable LocalDate taken) {}

  /// What is wrong with an entry on a day.
  ///
  /// @param threshold the council's in pounds; null where it has none
  public static List<Fault> of(
      Subject entry, WorkingDays calendar, @Nullable BigDecimal threshold, LocalDate today) {
    List<Fault> faults = new ArrayList<>();
    boolean reached = reaches(entry.pounds(), threshold);
    boolean named = entry.key() == KeyBecause.AMOUNT || entry.key() == KeyBecause.BOTH;
    if (reached && !named) {
      faults.add(
          new Fault(
              Rule.THRESHOLD_REACHED,
              "It is worth £"
                  + amount(entry.pounds())
                  + " and the council's threshold is £"
                  + amount(threshold)
                  + ", which makes it a key decision."));
    }
    if (reached || entry.key() != KeyBecause.KEY_BECAUSE_UNSPECIFIED) {
      notice(entry, calendar, today).ifPresent(faults::add);
    }
    return faults;
  }

  /// What is wrong with a decision of a plan that no entry stands for.
  public static Fault unlisted(@Nullable LocalDate due, LocalDate today) {
    String said = "The plan announces this decision and the forward plan does not list it";
    if (due == null) {
      return new Fault(Rule.NOT_ON_FORWARD_PLAN, said + ".");
    }
    LocalDate by = NoticeRules.publishBy(due);
    return new Fault(
        Rule.NOT_ON_FORWARD_PLAN,
        said
            + (today.isAfter(by) ? "; the last day for 28 clear days was " : "; publish it by ")
            + DAY.format(by)
            + ".");
  }

  private static Optional<Fault> notice(Subject entry, WorkingDays calendar, LocalDate today) {
    LocalDate decision = entry.taken() == null ? entry.due() : entry.taken();
    LocalDate published = entry.published();
    if (decision == null) {
      return Optional.of(
          new Fault(Rule.WITHOUT_DATE, "It says neither a date nor a period for the decision."));
    }
    if (published == null) {
      return unpublished(entry, decision, calendar, today);
    }
    Notice open = NoticeRules.open(published, decision, calendar);
    return isEnough(open, entry.stated())
        ? Optional.empty()
        : Optional.of(new Fault(Rule.NOTICE_TOO_SHORT, tooShort(published, decision, calendar)));
  }

  private static Optional<Fault> unpublished(
      Subject entry, LocalDate decision, WorkingDays calendar, LocalDate today) {
    if (entry.taken() != null) {
      return Optional.of(
          new Fault(
              Rule.TAKEN_UNPUBLISHED,
              "It was taken on " + DAY.format(decision) + " and was never published."));
    }
    boolean exception = entry.stated() == Notice.GENERAL_EXCEPTION;
    LocalDate by =
        exception ? NoticeRules.exceptionBy(decision, calendar) : NoticeRules.publishBy(decision);
    if (!today.isAfter(by) || entry.stated() == Notice.SPECIAL_URGENCY) {
      return Optional.empty();
    }
    return Optional.of(
        new Fault(
            Rule.NOT_PUBLISHED_IN_TIME,
            "It is not published; the last day for "
                + (exception ? "five clear working days" : "28 clear days")
                + " before "
                + DAY.format(decision)
                + " was "
                + DAY.format(by)
                + "."));
  }

  /// Whether the rule that is open is the one by which the council takes it, or milder. Where it
  /// does not say, 28 clear days are meant.
  private static boolean isEnough(Notice open, Notice stated) {
    return switch (stated) {
      case SPECIAL_URGENCY -> true;
      case GENERAL_EXCEPTION -> open != Notice.SPECIAL_URGENCY;
      case CLEAR_DAYS_28, NOTICE_UNSPECIFIED, UNRECOGNIZED -> open == Notice.CLEAR_DAYS_28;
    };
  }

  private static String tooShort(LocalDate published, LocalDate decision, WorkingDays calendar) {
    return "Published on "
        + DAY.format(published)
        + " for "
        + DAY.format(decision)
        + ": "
        + NoticeRules.clearDays(published, decision)
        + " clear days, "
        + NoticeRules.clearWorkingDays(published, decision, calendar)
        + " of them working days. "
        + (NoticeRules.open(published, decision, calendar) == Notice.GENERAL_EXCEPTION
            ? "Only the general exception is open (regulation 10)."
            : "Only special urgency is open (regulation 11).");
  }

  /// A saving counts as spending does.
  private static boolean reaches(@Nullable BigDecimal pounds, @Nullable BigDecimal threshold) {
    return pounds != null && threshold != null && pounds.abs().compareTo(threshold) >= 0;
  }

  private static String amount(@Nullable BigDecimal pounds) {
    return pounds == null
        ? ""
        : String.format(Locale.UK, "%,.2f", pounds.abs()).replaceFirst("\\.00$", "");
  }
}
