package org.goldenthread.gateway.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Objects;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {
  @ParameterizedTest
  @EnumSource
  void only_what_is_unavailable_or_late_has_failed_and_who_left_tells_nothing(Code code) {
    Outcome expected =
        EnumSet.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED).contains(code)
            ? Outcome.FAILED
            : code == Code.CANCELLED ? Outcome.NOTHING : Outcome.ANSWERED;

    assertEquals(expected, Outcome.of(Status.fromCode(code), new Metadata(), true));
  }

  @Test
  void a_deadline_that_was_too_short_to_keep_tells_nothing() {
    assertEquals(Outcome.NOTHING, Outcome.of(Status.DEADLINE_EXCEEDED, new Metadata(), false));
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorReason.class,
      names = {"READ_TIME_TOO_RECENT", "DEPENDENCY_UNAVAILABLE"})
  void a_service_that_puts_one_question_off_has_answered(ErrorReason reason) {
    assertEquals(Outcome.ANSWERED, of(reason));
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorReason.class,
      names = {"DATABASE_UNAVAILABLE", "INSTANCE_UNAVAILABLE"})
  void a_service_that_says_that_it_can_answer_nothing_has_failed(ErrorReason reason) {
    assertEquals(Outcome.FAILED, of(reason));
  }

  private static Outcome of(ErrorReason reason) {
    StatusRuntimeException failure = Failure.unavailable(reason, "Not now.").toStatus();
    return Outcome.of(failure.getStatus(), Objects.requireNonNull(failure.getTrailers()), true);
  }
}
