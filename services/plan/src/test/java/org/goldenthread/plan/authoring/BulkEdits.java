package org.goldenthread.plan.authoring;

import java.util.UUID;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionFilter;
import org.goldenthread.plan.v1.BulkEdit;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditActionsRequest.Mode;
import org.goldenthread.plan.v1.DateShift;
import org.goldenthread.plan.v1.GetBulkEditRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.type.v1.FuzzyDate;

/// Requests for edits of many actions.
final class BulkEdits {
  private BulkEdits() {}

  static BulkEditActionsRequest.Builder request(String parent) {
    return BulkEditActionsRequest.newBuilder()
        .setParent(parent)
        .setMode(Mode.EACH)
        .setReason("slipped")
        .setRequestId(UUID.randomUUID().toString());
  }

  /// All actions of a plan, so many months on.
  static BulkEditActionsRequest.Builder shift(Plan plan, int months) {
    return request(plan.getName())
        .setFilter(ActionFilter.getDefaultInstance())
        .setDateShift(DateShift.newBuilder().setMonths(months));
  }

  static Action.Builder dated(Priority priority, String start, String end) {
    return Office.headline(priority, start)
        .setStart(FuzzyDate.newBuilder().setAsWritten(start))
        .setEnd(FuzzyDate.newBuilder().setAsWritten(end));
  }

  static BulkEdit get(String name) {
    return Office.bulk().getBulkEdit(GetBulkEditRequest.newBuilder().setName(name).build());
  }
}
