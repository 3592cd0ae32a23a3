package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.Action.Level;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.content.PriorityDecision.InForwardPlan;
import org.goldenthread.plan.document.file.Refusal;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.value.FuzzyDate.Precision;
import org.junit.jupiter.api.Test;

/// The real plan, cell by cell against its ground truth. Skipped where the documents are not there.
class GivenPlanTest {
  private static final String PLAN = "oppd-2013-14";

  @Test
  void every_cell_of_the_plan_is_read_as_it_is_written() throws IOException {
    JsonNode truth = new ObjectMapper().readTree(GivenDocuments.path(PLAN + ".json").toFile());

    PlanDocument plan = GivenDocuments.plan(PLAN + ".docx").document();

    assertEquals(List.of(), GroundTruth.differences(truth, plan));
  }

  @Test
  void the_plan_holds_as_many_of_each_as_its_readers_counted() throws IOException {
    PlanDocument plan = GivenDocuments.plan(PLAN + ".docx").document();

    assertEquals(List.of(5, 3, 2, 3, 4, 3), count(plan, Level.HEADLINE));
    assertEquals(58, count(plan, Level.SUB_ACTION).stream().mapToInt(each -> each).sum());
    assertEquals(
        List.of(6, 4, 8, 4, 7, 4),
        plan.priorities().stream().map(priority -> priority.milestones().size()).toList());
    assertEquals(2, plan.priorities().stream().mapToInt(each -> each.decisions().size()).sum());
    assertEquals(1, plan.keyDecisions().size());
    assertEquals(8, plan.financialLines().size());
    assertEquals(8, plan.risks().size());
    assertEquals(10, plan.criticalFunctions().size());
    assertEquals(8, plan.performanceIndicators().size());
    assertEquals(7, plan.activityIndicators().size());
    assertEquals(7, plan.supportRequests().size());
  }

  @Test
  void unnumbered_sub_actions_and_vague_milestones_are_told_apart() throws IOException {
    PlanDocument plan = GivenDocuments.plan(PLAN + ".docx").document();
    List<Action> actions = plan.priorities().stream().flatMap(p -> p.actions().stream()).toList();
    List<Precision> dates =
        plan.priorities().stream()
            .flatMap(priority -> priority.milestones().stream())
            .map(milestone -> milestone.date().precision())
            .toList();

    assertEquals(3, actions.stream().filter(action -> action.number().isEmpty()).count());
    assertTrue(
        actions.stream()
            .filter(action -> action.level() == Level.SUB_ACTION)
            .allMatch(action -> action.parentKey() != null));
    assertEquals(3, dates.stream().filter(Precision.UNKNOWN::equals).count());
    assertEquals(3, dates.stream().filter(Precision.RANGE::equals).count());
    assertTrue(
        plan.priorities().stream()
            .flatMap(priority -> priority.decisions().stream())
            .allMatch(decision -> decision.inForwardPlan() == InForwardPlan.NO));
  }

  @Test
  void every_sum_agrees_and_only_the_mistyped_figure_is_reported() throws IOException {
    PlanDocument plan = GivenDocuments.plan(PLAN + ".docx").document();

    List<Check.Rule> failed =
        plan.checks().stream().filter(check -> !check.passed()).map(Check::rule).toList();
    long sums =
        plan.checks().stream()
            .filter(Check::passed)
            .filter(check -> check.rule() != Check.Rule.SUB_ACTION_HAS_PARENT)
            .count();

    assertEquals(List.of(Check.Rule.FIGURE_IS_GROUPED_IN_THOUSANDS), failed);
    assertEquals(9 * 3 + 7 + 2, sums);
  }

  @Test
  void every_row_has_a_key_of_its_own() throws IOException {
    PlanDocument plan = GivenDocuments.plan(PLAN + ".docx").document();
    List<String> keys = new ArrayList<>();
    plan.priorities().forEach(priority -> priority.actions().forEach(a -> keys.add(a.importKey())));
    plan.priorities().stream().map(Priority::importKey).forEach(keys::add);
    plan.risks().forEach(risk -> keys.add(risk.importKey()));

    assertEquals(keys.size(), keys.stream().distinct().count());
  }

  @Test
  void nothing_of_the_file_is_missing_from_data_and_unread_list() throws IOException {
    Reading.Read read = GivenDocuments.plan(PLAN + ".docx");

    assertEquals(List.of(), Everything.lost(GivenDocuments.path(PLAN + ".docx"), read));
  }

  @Test
  void a_monitoring_report_is_no_plan() throws IOException {
    Reading reading = GivenDocuments.reading("fsc-midyear-2013.docx");

    Reading.Refused refused = assertInstanceOf(Reading.Refused.class, reading);
    assertEquals(Refusal.Reason.NOT_A_PLAN, refused.refusal().reason());
  }

  @Test
  void a_plan_in_an_older_template_loses_nothing() throws IOException {
    String file = "service-plan-2009-10-sample.docx";
    Reading.Read read = GivenDocuments.plan(file);

    assertEquals(List.of(), Everything.lost(GivenDocuments.path(file), read));
  }

  private static List<Integer> count(PlanDocument plan, Level level) {
    return plan.priorities().stream()
        .map(priority -> priority.actions().stream().filter(a -> a.level() == level).count())
        .map(Long::intValue)
        .toList();
  }
}
