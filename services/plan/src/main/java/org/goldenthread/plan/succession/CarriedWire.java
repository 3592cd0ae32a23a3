package org.goldenthread.plan.succession;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.goldenthread.plan.revision.PlanPartsWire;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress.Status;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.WorkforceLine;
import org.goldenthread.type.v1.FuzzyDate;
import org.jspecify.annotations.Nullable;

/// What an item of this year's plan is to next year's: its words, officers and dates as they are
/// written. Figures are those of their year, so that of a table's rows the shape is carried.
final class CarriedWire {
  private CarriedWire() {}

  /// A plan's own words for the year after, without the figures of its front page.
  static Plan.Builder plan(Plan plan) {
    return plan.toBuilder()
        .setState(Plan.State.DRAFT)
        .clearRevision()
        .clearPublishTime()
        .clearGrossExpenditure()
        .clearFte();
  }

  /// What rolling forward asks of an item.
  ///
  /// @param plan the plan's resource name
  static RollForwardRules.Item item(String plan, Message item) {
    FuzzyDate date = date(item);
    return new RollForwardRules.Item(
        PlanPartsWire.name(item),
        ReferenceWire.within(plan, item),
        PlanPartsWire.text(item, "parent_action"),
        isOver(item),
        latest(date),
        shape(item).isEmpty());
  }

  /// The item as it stands in the new plan.
  ///
  /// @param names the new plan's items by those that they carry on
  static Message carried(Message item, Map<String, String> names) {
    Message.Builder carried = ReferenceWire.moved(shape(item).orElseThrow(), names).toBuilder();
    FieldDescriptor from = item.getDescriptorForType().findFieldByName(ReferenceWire.CARRIED_FROM);
    return carried.setField(from, PlanPartsWire.name(item)).build();
  }

  /// What of an item is carried; empty where items of its kind are of their year alone.
  private static Optional<Message> shape(Message item) {
    return switch (item) {
      case Priority priority -> Optional.of(priority);
      case Action action -> Optional.of(action.toBuilder().clearProgress().build());
      case Milestone milestone -> Optional.of(milestone);
      case Decision decision -> Optional.of(decision);
      case SupportRequest request -> Optional.of(request);
      case FinancialLine line ->
          Optional.of(line.toBuilder().clearSectionD().clearServicePlan().clearNote().build());
      case WorkforceLine line -> Optional.of(withoutFigures(line));
      default -> Optional.empty();
    };
  }

  private static WorkforceLine withoutFigures(WorkforceLine line) {
    return line.toBuilder()
        .clearOpeningFte()
        .clearOpeningDate()
        .clearEstimatedFte()
        .clearEstimateDate()
        .clearReasonForVariance()
        .clearNote()
        .build();
  }

  private static boolean isOver(Message item) {
    return switch (item) {
      case Action action -> action.hasProgress() && isOver(action.getProgress().getStatus());
      case Milestone milestone -> !milestone.getReachedOn().isEmpty();
      default -> false;
    };
  }

  private static boolean isOver(Status status) {
    return switch (status) {
      case COMPLETED, STOPPED, CANCELLED -> true;
      case NOT_STARTED,
          ON_COURSE,
          PARTIALLY_COMPLETE,
          DELAYED,
          ON_HOLD,
          STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          false;
    };
  }

  private static FuzzyDate date(Message item) {
    return switch (item) {
      case Action action -> action.getEnd();
      case Milestone milestone -> milestone.getDue();
      case Decision decision -> decision.getDue();
      case SupportRequest request -> request.getExpected();
      default -> FuzzyDate.getDefaultInstance();
    };
  }

  private static @Nullable LocalDate latest(FuzzyDate date) {
    return date.getLatest().isEmpty() ? null : LocalDate.parse(date.getLatest());
  }
}
