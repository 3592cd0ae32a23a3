package org.goldenthread.plan.forward.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.goldenthread.plan.v1.ForwardPlanEntry.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SI 2012/2089, regulations 9 to 11.
class NoticeRulesTest {
  private final WorkingDays england = new WorkingDays(List.of());

  /// Monday 2 March 2026 and 28 days that are clear of both ends: 3 to 30 March.
  @ParameterizedTest(name = "published {0}, taken {1}: {2} clear days, {3} working, {4}")
  @CsvSource({
    "2026-03-02, 2026-03-31, 28, 20, CLEAR_DAYS_28",
    "2026-03-02, 2026-03-30, 27, 19, GENERAL_EXCEPTION",
    // Friday to the Monday after the next: Monday to Friday lie between.
    "2026-03-06, 2026-03-16, 9, 5, GENERAL_EXCEPTION",
    "2026-03-06, 2026-03-14, 7, 5, GENERAL_EXCEPTION",
    "2026-03-06, 2026-03-13, 6, 4, SPECIAL_URGENCY",
    // Good Friday and Easter Monday lie between.
    "2026-04-02, 2026-04-10, 7, 3, SPECIAL_URGENCY",
    "2026-04-02, 2026-04-14, 11, 5, GENERAL_EXCEPTION",
    // Christmas Day and the substitute for Boxing Day on a Saturday.
    "2026-12-24, 2027-01-04, 10, 3, SPECIAL_URGENCY",
    "2026-03-02, 2026-03-03, 0, 0, SPECIAL_URGENCY",
    "2026-03-02, 2026-03-02, 0, 0, SPECIAL_URGENCY",
    "2026-03-02, 2026-02-02, 0, 0, SPECIAL_URGENCY",
  })
  void neither_the_day_of_publication_nor_that_of_the_decision_counts(
      LocalDate published, LocalDate decision, int clear, int working, Notice open) {
    assertEquals(clear, NoticeRules.clearDays(published, decision));
    assertEquals(working, NoticeRules.clearWorkingDays(published, decision, england));
    assertEquals(open, NoticeRules.open(published, decision, england));
  }

  @Test
  void the_last_day_to_publish_is_just_enough_and_the_next_is_not() {
    for (LocalDate decision = LocalDate.of(2026, 1, 1);
        decision.getYear() < 2028;
        decision = decision.plusDays(1)) {
      LocalDate by = NoticeRules.publishBy(decision);
      LocalDate exception = NoticeRules.exceptionBy(decision, england);

      assertEquals(Notice.CLEAR_DAYS_28, NoticeRules.open(by, decision, england));
      assertEquals(Notice.GENERAL_EXCEPTION, NoticeRules.open(by.plusDays(1), decision, england));
      assertEquals(decision, NoticeRules.earliest(by));
      assertEquals(Notice.GENERAL_EXCEPTION, NoticeRules.open(exception, decision, england));
      assertEquals(
          Notice.SPECIAL_URGENCY, NoticeRules.open(exception.plusDays(1), decision, england));
    }
  }

  @Test
  void whole_weeks_count_as_walking_through_them_does() {
    LocalDate from = LocalDate.of(2021, 12, 20);
    for (LocalDate to = from; to.getYear() < 2024; to = to.plusDays(1)) {
      int walked =
          (int) from.plusDays(1).datesUntil(latest(from, to)).filter(england::isWorking).count();

      assertEquals(walked, england.between(from, to), to::toString);
    }
  }

  @Test
  void a_day_that_was_proclaimed_is_no_working_day() {
    LocalDate published = LocalDate.of(2026, 3, 6);
    LocalDate decision = LocalDate.of(2026, 3, 14);
    WorkingDays proclaimed = new WorkingDays(List.of(SpecialDay.added(LocalDate.of(2026, 3, 11))));

    assertEquals(Notice.SPECIAL_URGENCY, NoticeRules.open(published, decision, proclaimed));
  }

  private static LocalDate latest(LocalDate from, LocalDate to) {
    return to.isAfter(from) ? to : from.plusDays(1);
  }
}
