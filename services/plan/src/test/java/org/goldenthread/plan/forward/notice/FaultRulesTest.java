package org.goldenthread.plan.forward.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.goldenthread.plan.forward.notice.FaultRules.Fault;
import org.goldenthread.plan.forward.notice.FaultRules.Subject;
import org.goldenthread.plan.v1.ForwardPlanEntry.KeyBecause;
import org.goldenthread.plan.v1.ForwardPlanEntry.Notice;
import org.goldenthread.plan.v1.ForwardPlanFinding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// SI 2012/2089, regulations 8 to 11, and domain.md, "Key or significant decisions".
class FaultRulesTest {
  private final WorkingDays england = new WorkingDays(List.of());

  /// Today is 20 March 2026; the council's threshold is £500,000.
  @ParameterizedTest(name = "{0} £{1} {2} published {3} due {4} taken {5} → {6}")
  @CsvSource({
    "COMMUNITIES, , CLEAR_DAYS_28, 2026-03-02, 2026-03-31, , ''",
    "COMMUNITIES, , CLEAR_DAYS_28, 2026-03-03, 2026-03-31, , NOTICE_TOO_SHORT",
    "COMMUNITIES, , NOTICE_UNSPECIFIED, 2026-03-03, 2026-03-31, , NOTICE_TOO_SHORT",
    "COMMUNITIES, , GENERAL_EXCEPTION, 2026-03-03, 2026-03-31, , ''",
    "COMMUNITIES, , GENERAL_EXCEPTION, 2026-03-26, 2026-03-31, , NOTICE_TOO_SHORT",
    "COMMUNITIES, , SPECIAL_URGENCY, 2026-03-26, 2026-03-31, , ''",
    // Taken before the day that was announced.
    "COMMUNITIES, , CLEAR_DAYS_28, 2026-02-02, 2026-03-31, 2026-02-20, NOTICE_TOO_SHORT",
    "COMMUNITIES, , CLEAR_DAYS_28, 2026-02-02, 2026-03-31, 2026-03-03, ''",
    "COMMUNITIES, , CLEAR_DAYS_28, , 2026-03-31, 2026-03-03, TAKEN_UNPUBLISHED",
    // 28 clear days before 18 April end on 20 March, which is today; before 17 April they ended
    // yesterday.
    "COMMUNITIES, , CLEAR_DAYS_28, , 2026-04-18, , ''",
    "COMMUNITIES, , CLEAR_DAYS_28, , 2026-04-17, , NOT_PUBLISHED_IN_TIME",
    "COMMUNITIES, , GENERAL_EXCEPTION, , 2026-04-17, , ''",
    "COMMUNITIES, , GENERAL_EXCEPTION, , 2026-03-24, , NOT_PUBLISHED_IN_TIME",
    "COMMUNITIES, , SPECIAL_URGENCY, , 2026-03-24, , ''",
    "COMMUNITIES, , CLEAR_DAYS_28, 2026-03-02, , , WITHOUT_DATE",
    // Not key: nothing is asked of it.
    "KEY_BECAUSE_UNSPECIFIED, 499999.99, NOTICE_UNSPECIFIED, , , , ''",
    "KEY_BECAUSE_UNSPECIFIED, 500000, NOTICE_UNSPECIFIED, 2026-03-02, 2026-03-31, ,"
        + " THRESHOLD_REACHED",
    "KEY_BECAUSE_UNSPECIFIED, -750000, NOTICE_UNSPECIFIED, , , , THRESHOLD_REACHED WITHOUT_DATE",
    "COMMUNITIES, 500000, CLEAR_DAYS_28, 2026-03-02, 2026-03-31, , THRESHOLD_REACHED",
    "AMOUNT, 500000, CLEAR_DAYS_28, 2026-03-02, 2026-03-31, , ''",
    "BOTH, 500000, CLEAR_DAYS_28, 2026-03-02, 2026-03-31, , ''",
  })
  void a_key_decision_has_its_notice_and_says_why_it_is_key(
      KeyBecause key,
      BigDecimal pounds,
      Notice stated,
      LocalDate published,
      LocalDate due,
      LocalDate taken,
      String rules) {
    List<Fault> faults =
        FaultRules.of(
            new Subject(key, pounds, stated, published, due, taken),
            england,
            new BigDecimal("500000"),
            LocalDate.of(2026, 3, 20));

    assertEquals(
        rules, faults.stream().map(fault -> fault.rule().name()).collect(Collectors.joining(" ")));
  }

  @Test
  void without_a_threshold_no_amount_reaches_it() {
    Subject dear =
        new Subject(
            KeyBecause.KEY_BECAUSE_UNSPECIFIED,
            new BigDecimal("99999999"),
            Notice.NOTICE_UNSPECIFIED,
            null,
            null,
            null);

    assertEquals(List.of(), FaultRules.of(dear, england, null, LocalDate.of(2026, 3, 20)));
  }

  @Test
  void a_sentence_says_the_days_that_it_rests_on() {
    Subject late =
        new Subject(
            KeyBecause.AMOUNT,
            null,
            Notice.CLEAR_DAYS_28,
            LocalDate.of(2026, 4, 2),
            LocalDate.of(2026, 4, 10),
            null);

    assertEquals(
        "Published on 2 April 2026 for 10 April 2026: 7 clear days, 3 of them working days. Only"
            + " special urgency is open (regulation 11).",
        FaultRules.of(late, england, null, LocalDate.of(2026, 3, 20)).getFirst().sentence());
  }

  @Test
  void a_decision_that_is_not_listed_is_told_by_when_it_has_to_be() {
    LocalDate due = LocalDate.of(2026, 3, 31);

    Fault open = FaultRules.unlisted(due, LocalDate.of(2026, 3, 2));
    Fault past = FaultRules.unlisted(due, LocalDate.of(2026, 3, 3));
    Fault undated = FaultRules.unlisted(null, LocalDate.of(2026, 3, 3));

    assertEquals(Rule.NOT_ON_FORWARD_PLAN, open.rule());
    assertTrue(open.sentence().endsWith("publish it by 2 March 2026."), open.sentence());
    assertTrue(past.sentence().endsWith("28 clear days was 2 March 2026."), past.sentence());
    assertTrue(undated.sentence().endsWith("does not list it."), undated.sentence());
  }
}
