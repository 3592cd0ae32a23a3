package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.indicator.v1.Target;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionRow;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.MilestoneRow;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.PriorityRow;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentWireTest {
  private final Validator rules = ValidatorFactory.newBuilder().build();

  @TempDir private Path folder;

  private DocumentWire read;

  @BeforeEach
  void readSample() throws IOException {
    read = SampleFile.read(SampleFile.FIRST, folder);
  }

  @Test
  void every_row_of_the_plan_is_taken_over() {
    PlanDocument plan = read.plan();

    assertEquals(4, plan.getPrioritiesCount());
    assertEquals(37, plan.getActionsCount());
    assertEquals(14, plan.getMilestonesCount());
    assertEquals(3, plan.getDecisionsCount());
    assertEquals(4, plan.getSupportRequestsCount());
    assertEquals(6, read.indicators().getIndicatorsList().stream().filter(this::rated).count());
    assertEquals(10, read.indicators().getIndicatorsCount());
    assertEquals(5, read.risks().getRisksCount());
    assertEquals(5, read.functions().getCriticalFunctionsCount());
  }

  @Test
  void the_front_page_is_the_plan() {
    Plan plan = read.plan().getPlan();

    assertEquals("2026-27", plan.getPlanYear());
    assertEquals(Plan.Kind.DIVISIONAL, plan.getKind());
    assertEquals("Community Support", plan.getDivisionAsWritten());
    assertEquals("32677000", plan.getGrossExpenditure().getValue());
    assertEquals("463.5", plan.getFte().getValue());
    assertEquals(
        List.of("corporate_directors", "directors", "heads_of_service"),
        read.plan().getOfficerNamesList().stream().map(names -> names.getField()).toList());
    assertEquals(4, read.plan().getOfficerNames(2).getNamesCount());
  }

  @Test
  void rows_point_to_rows_that_are_there() {
    Set<String> priorities = new HashSet<>();
    read.plan().getPrioritiesList().stream()
        .map(PriorityRow::getImportKey)
        .forEach(priorities::add);
    Set<String> headlines = new HashSet<>();
    for (ActionRow row : read.plan().getActionsList()) {
      assertTrue(priorities.contains(row.getPriorityKey()));
      if (row.getAction().getKind() == Action.Kind.HEADLINE) headlines.add(row.getImportKey());
    }
    for (ActionRow row : read.plan().getActionsList()) {
      String parent = row.getParentActionKey();
      assertTrue(parent.isEmpty() || headlines.contains(parent));
    }
    assertTrue(
        read.plan().getMilestonesList().stream()
            .map(MilestoneRow::getPriorityKey)
            .allMatch(priorities::contains));
  }

  @Test
  void the_total_row_is_told_from_the_lines() {
    List<FinancialLine.Kind> kinds =
        read.plan().getFinancialLinesList().stream()
            .map(row -> row.getFinancialLine().getKind())
            .toList();

    assertEquals(FinancialLine.Kind.TOTAL, kinds.getLast());
    assertEquals(1, kinds.stream().filter(FinancialLine.Kind.TOTAL::equals).count());
    Quantity gross =
        read.plan()
            .getFinancialLines(kinds.size() - 1)
            .getFinancialLine()
            .getSectionD()
            .getGrossExpenditure();
    assertEquals(3, gross.getScale());
    assertEquals("GBP", gross.getUnit());
  }

  @Test
  void decisions_of_section_b_have_no_priority() {
    read.plan()
        .getDecisionsList()
        .forEach(
            row ->
                assertEquals(
                    row.getDecision().getSection() == Decision.Section.B,
                    row.getPriorityKey().isEmpty()));
  }

  @Test
  void a_date_that_is_not_there_is_absent() {
    assertTrue(
        dates().allMatch(date -> !date.getAsWritten().isEmpty() && date.getPrecisionValue() != 0));
  }

  @Test
  void figures_stand_under_their_periods() {
    IndicatorRow first = read.indicators().getIndicators(0);

    assertFalse(first.getTargetsList().isEmpty());
    assertTrue(first.getTargetsList().stream().noneMatch(t -> t.getPeriod().isEmpty()));
    assertTrue(first.getTargetsList().stream().anyMatch(t -> t.getKind() == Target.Kind.TARGET));
    assertEquals(
        List.of(),
        read.findings().getUnreadList().stream()
            .filter(item -> item.getDetail().contains("period"))
            .toList());
  }

  @Test
  void a_limit_that_stands_alone_is_kept_for_its_period() {
    assertTrue(
        read.indicators().getIndicatorsList().stream()
            .flatMap(row -> row.getExpectedRangesList().stream())
            .anyMatch(range -> range.hasLower() && range.hasUpper()));
  }

  @Test
  void recovery_times_are_in_a_unit_of_time() {
    assertTrue(
        read.functions().getCriticalFunctionsList().stream()
            .map(row -> row.getCriticalFunction().getRto())
            .filter(rto -> !rto.getValue().isEmpty())
            .allMatch(rto -> Set.of("minutes", "hours", "days", "weeks").contains(rto.getUnit())));
  }

  @Test
  void failed_checks_alone_are_told() {
    assertTrue(
        read.findings().getFailedChecksList().stream()
            .noneMatch(check -> check.getDetail().isEmpty()));
    assertEquals("divisional business plan", read.findings().getTemplate());
    assertFalse(read.findings().getUnreadList().isEmpty());
  }

  @Test
  void all_of_it_holds_the_rules_of_the_contract() throws ValidationException {
    for (Message part :
        List.of(read.plan(), read.indicators(), read.risks(), read.functions(), read.findings())) {
      assertEquals(List.of(), rules.validate(part).getViolations(), part.getClass().getName());
    }
  }

  private boolean rated(IndicatorRow row) {
    return row.getIndicator().getKindValue() == 1;
  }

  private Stream<FuzzyDate> dates() {
    return read.plan().getActionsList().stream()
        .map(ActionRow::getAction)
        .flatMap(
            action ->
                Stream.of(action.hasStart(), action.hasEnd()).allMatch(there -> there)
                    ? Stream.of(action.getStart(), action.getEnd())
                    : Stream.empty());
  }
}
