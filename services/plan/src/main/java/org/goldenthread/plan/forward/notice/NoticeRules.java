package org.goldenthread.plan.forward.notice;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import org.goldenthread.plan.v1.ForwardPlanEntry.Notice;

/// How much notice a key decision has, by the Local Authorities (Executive Arrangements) (Meetings
/// and Access to Information) (England) Regulations 2012 (SI 2012/2089).
///
/// The regulations count "clear days": neither the day of publication nor the day of the decision
/// is one. They do not say more, so the two periods are counted as councils do, each the way that
/// is safe to rely on:
/// - 28 clear days (regulation 9(2)) are every day of the week.
/// - Five clear days (regulation 10(1)(c), as with agendas under regulation 7) are working days.
///   The notice has to be open to inspection at the council's offices (regulation 10(1)(b)), which
///   it is not on days on which they are shut; and by this count nobody is ever too late, whoever
///   reads the regulation otherwise.
public final class NoticeRules {
  static final int FULL = 28;
  static final int EXCEPTION = 5;

  private NoticeRules() {}

  /// Clear days, every day of the week counted.
  public static int clearDays(LocalDate published, LocalDate decision) {
    return Math.toIntExact(Math.max(0, DAYS.between(published, decision) - 1));
  }

  /// Clear days that are working days.
  public static int clearWorkingDays(
      LocalDate published, LocalDate decision, WorkingDays calendar) {
    return calendar.between(published, decision);
  }

  /// The mildest rule for which the notice is enough: regulation 9, else the general exception of
  /// regulation 10, else special urgency, which the scrutiny chairman has to agree to (regulation
  /// 11).
  public static Notice open(LocalDate published, LocalDate decision, WorkingDays calendar) {
    if (clearDays(published, decision) >= FULL) {
      return Notice.CLEAR_DAYS_28;
    }
    return clearWorkingDays(published, decision, calendar) >= EXCEPTION
        ? Notice.GENERAL_EXCEPTION
        : Notice.SPECIAL_URGENCY;
  }

  /// The last day of publication for 28 clear days before a decision.
  public static LocalDate publishBy(LocalDate decision) {
    return decision.minusDays(FULL + 1);
  }

  /// The last day of publication for the general exception.
  public static LocalDate exceptionBy(LocalDate decision, WorkingDays calendar) {
    LocalDate day = decision;
    for (int working = 0; working < EXCEPTION; ) {
      day = day.minusDays(1);
      working += calendar.isWorking(day) ? 1 : 0;
    }
    return day.minusDays(1);
  }

  /// The first day on which a decision can be taken after 28 clear days.
  public static LocalDate earliest(LocalDate published) {
    return published.plusDays(FULL + 1);
  }
}
