package org.goldenthread.plan.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.plan.plan.PlanRules.Effect;
import org.goldenthread.plan.plan.PlanRules.Step;
import org.goldenthread.plan.plan.PlanRules.Verdict;
import org.goldenthread.plan.v1.Plan.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the domain's "Life" (DRAFT → SUBMITTED → APPROVED → PUBLISHED → CLOSED; after
/// publication a change is a recorded revision with a reason) and "Monitoring" (progress in any
/// state but CLOSED).
class PlanRulesTest {
  private static final String PLAN = "directorates/fsc/plans/care";

  @ParameterizedTest(name = "{0} from {1} to {2}, from no other state")
  @CsvSource(
      textBlock =
          """
          SUBMIT,    DRAFT,     SUBMITTED
          APPROVE,   SUBMITTED, APPROVED
          SEND_BACK, SUBMITTED, DRAFT
          SEND_BACK, APPROVED,  DRAFT
          PUBLISH,   APPROVED,  PUBLISHED
          CLOSE,     PUBLISHED, CLOSED
          """)
  void a_step_is_taken_from_the_state_before_it(Step step, State from, State to) {
    assertEquals(to, step.after(from).orElseThrow());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          SUBMIT,    DRAFT
          APPROVE,   SUBMITTED
          SEND_BACK, SUBMITTED APPROVED
          PUBLISH,   APPROVED
          CLOSE,     PUBLISHED
          """)
  void a_step_is_taken_from_no_other_state(Step step, String states) {
    String allowed =
        Stream.of(State.values())
            .filter(state -> step.after(state).isPresent())
            .map(Enum::name)
            .collect(Collectors.joining(" "));

    assertEquals(states, allowed);
  }

  @ParameterizedTest(name = "{0} with the reason `{1}`: {2}")
  @CsvSource(
      textBlock =
          """
          DRAFT,     '',             ALLOWED
          SUBMITTED, 'A slip.',      UNDER_APPROVAL
          APPROVED,  'A slip.',      UNDER_APPROVAL
          PUBLISHED, '',             REASON_REQUIRED
          PUBLISHED, ' ',            REASON_REQUIRED
          PUBLISHED, 'Budget cut.',  ALLOWED
          CLOSED,    'Budget cut.',  CLOSED
          """)
  void what_a_plan_says_changes_as_its_state_allows(State state, String reason, Verdict verdict) {
    assertEquals(verdict, PlanRules.change(state, reason));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          DRAFT,     ALLOWED
          SUBMITTED, ALLOWED
          APPROVED,  ALLOWED
          PUBLISHED, ALLOWED
          CLOSED,    CLOSED
          """)
  void progress_is_recorded_in_any_state_but_closed(State state, Verdict verdict) {
    assertEquals(verdict, PlanRules.progress(state));
  }

  @ParameterizedTest(name = "{0} [{1}]: {2}")
  @CsvSource(
      textBlock =
          """
          directorates/fsc/plans/care/actions/1,           text,          CONTENT
          directorates/fsc/plans/care/actions/1,           progress,      PROGRESS
          directorates/fsc/plans/care/actions/1,           progress text, CONTENT
          directorates/fsc/plans/care/whatComesLater/1,    '',            CONTENT
          directorates/fsc/plans/care/whatComesLater/1/in/2, '',          CONTENT
          directorates/fsc/plans/care/returns/1,           narrative,     NONE
          directorates/fsc/plans/care/revisions/1,         '',            NONE
          directorates/fsc/plans/care,                     title,         NONE
          directorates/fsc/plans/care-too/actions/1,       text,          NONE
          directorates/fsc/imports/1,                      state,         NONE
          directorates/fsc/officers/1,                     display_name,  NONE
          """)
  void whatever_stands_below_a_plan_is_its_content_unless_it_is_known_to_be_monitoring(
      String resource, String fields, Effect effect) {
    List<String> changed = fields.isEmpty() ? List.of() : List.of(fields.split(" ", -1));

    assertEquals(effect, PlanRules.effect(PLAN, resource, changed));
    assertEquals(Effect.NONE, PlanRules.effect("", resource, changed));
  }
}
