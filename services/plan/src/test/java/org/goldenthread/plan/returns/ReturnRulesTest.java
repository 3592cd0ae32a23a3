package org.goldenthread.plan.returns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.goldenthread.plan.returns.ReturnRules.Move;
import org.goldenthread.plan.v1.MonitoringReturn.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The life of a return. Source: `domain.md`, "Monitoring".
class ReturnRulesTest {
  @ParameterizedTest(
      name = "{0}: write {1}, submit {2}, send back {3}, sign {4}, reopen {5}, remove {6}")
  @CsvSource(
      textBlock =
          """
          OPEN,       DRAFT,    SUBMITTED,          ,           ,         , OPEN
          DRAFT,      DRAFT,    SUBMITTED,          ,           ,         ,
          RETURNED,   RETURNED, SUBMITTED,          ,           ,         ,
          SUBMITTED,          ,          , RETURNED , SIGNED_OFF,         ,
          SIGNED_OFF,         ,          ,          ,           , RETURNED,
          """)
  void only_these_moves_lead_from_one_state_to_another(
      State state,
      @Nullable State written,
      @Nullable State submitted,
      @Nullable State sentBack,
      @Nullable State signed,
      @Nullable State reopened,
      @Nullable State removed) {
    assertEquals(Optional.ofNullable(written), ReturnRules.after(state, Move.WRITE));
    assertEquals(Optional.ofNullable(submitted), ReturnRules.after(state, Move.SUBMIT));
    assertEquals(Optional.ofNullable(sentBack), ReturnRules.after(state, Move.SEND_BACK));
    assertEquals(Optional.ofNullable(signed), ReturnRules.after(state, Move.SIGN_OFF));
    assertEquals(Optional.ofNullable(reopened), ReturnRules.after(state, Move.REOPEN));
    assertEquals(Optional.ofNullable(removed), ReturnRules.after(state, Move.REMOVE));
  }

  @ParameterizedTest
  @EnumSource(Move.class)
  void a_state_of_a_newer_version_is_left_alone(Move move) {
    assertEquals(Optional.empty(), ReturnRules.after(State.UNRECOGNIZED, move));
  }

  @ParameterizedTest(name = "due {0}, handed in {1}, asked on {2}: late {3}")
  @CsvSource(
      textBlock =
          """
          2013-10-18, 2013-10-18, 2014-01-01, false
          2013-10-18, 2013-10-19, 2014-01-01, true
          2013-10-18,           , 2013-10-18, false
          2013-10-18,           , 2013-10-19, true
          """)
  void the_due_date_itself_is_on_time(
      LocalDate due, @Nullable LocalDate handedIn, LocalDate today, boolean late) {
    assertEquals(late, ReturnRules.isLate(due, handedIn, today));
  }
}
