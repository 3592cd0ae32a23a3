package org.goldenthread.plan.bulk;

import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.action.ActionRow;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionFilter;
import org.goldenthread.plan.v1.ActionItem;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditItem;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListActionsResponse;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

/// Which actions an edit of many is about, and the edit of one of them. Within a transaction.
@Singleton
final class BulkItemsWire {
  private static final int MOST = 1000;
  private static final int PAGE = 500;

  private final Resource<ActionRow, Action> actions;
  private final PlanChildren children;
  private final Links links;

  BulkItemsWire(Resource<ActionRow, Action> actions, PlanChildren children, Links links) {
    this.actions = actions;
    this.children = children;
    this.links = links;
  }

  /// The actions that a request names, or that match now.
  List<ActionItem> of(BulkEditActionsRequest request) {
    requireOfficer(request);
    ListActionsRequest.Builder list = list(request);
    if (request.hasItems()) {
      // Asked for its answer about the parent alone.
      var _ = actions.list(list.setPageSize(1).build(), ListActionsResponse.getDefaultInstance());
      return request.getItems().getActionsList();
    }
    List<ActionItem> found = new ArrayList<>();
    do {
      ListActionsResponse page =
          actions.list(list.build(), ListActionsResponse.getDefaultInstance());
      page.getActionsList()
          .forEach(action -> found.add(ActionItem.newBuilder().setName(action.getName()).build()));
      list.setPageToken(page.getNextPageToken());
    } while (!list.getPageToken().isEmpty() && found.size() <= MOST);
    if (found.size() > MOST) {
      throw Failure.invalid("filter", "More than 1,000 actions match; narrow the filter.");
    }
    return found;
  }

  /// The same, from the names that were kept when the edit began.
  static List<ActionItem> named(BulkEditActionsRequest request, List<String> names) {
    Map<String, ActionItem> given =
        request.getItems().getActionsList().stream()
            .collect(Collectors.toMap(ActionItem::getName, Function.identity()));
    return names.stream()
        .map(name -> given.getOrDefault(name, ActionItem.newBuilder().setName(name).build()))
        .toList();
  }

  /// Locks all that are there before anything is recorded: an instant that is chosen earlier may
  /// lie before another's change of a later row.
  void lock(List<ActionItem> items) {
    List<UUID> ids =
        items.stream()
            .map(ActionItem::getName)
            .flatMap(name -> Ids.parse(name.substring(name.lastIndexOf('/') + 1)).stream())
            .toList();
    var _ = actions.table().lockAll("t.id = any(?)", List.of(ids));
  }

  /// Edits one action.
  ///
  /// @throws Failure where it is refused; nothing is written then
  BulkEditItem edited(Recording recording, BulkEditActionsRequest request, ActionItem item) {
    requireOfPlan(request.getParent(), item.getName());
    ActionRow row = actions.lock(item.getName());
    if (!item.getEtag().isEmpty()) {
      actions.requireEtag(row, item.getEtag());
    }
    ActionEditWire.Edited edited = ActionEditWire.edited(actions.message(row), request);
    if (edited.item().getOutcome() != BulkEditItem.Outcome.CHANGED) {
      return edited.item();
    }
    ActionRow after = actions.replace(recording, Operation.UPDATED, row, edited.action());
    return edited.item().toBuilder().setEtag(after.stamp().tag()).build();
  }

  /// Tells one request from another.
  static String digest(BulkEditActionsRequest request) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(request.toByteArray()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private void requireOfficer(BulkEditActionsRequest request) {
    if (request.hasOfficerChange()) {
      children.requireOfficers(
          links.officerIds(List.of(request.getOfficerChange().getTo()), "officer_change.to"),
          "officer_change.to");
    }
  }

  private static ListActionsRequest.Builder list(BulkEditActionsRequest request) {
    ListActionsRequest.Builder list =
        ListActionsRequest.newBuilder().setParent(request.getParent()).setPageSize(PAGE);
    if (request.hasItems()) {
      return list;
    }
    ActionFilter filter = request.getFilter();
    String officer =
        filter.getOfficer().isEmpty() && request.hasOfficerChange()
            ? request.getOfficerChange().getFrom()
            : filter.getOfficer();
    return list.setPriority(filter.getPriority())
        .setKind(filter.getKind())
        .addAllStatuses(filter.getStatusesList())
        .setOfficer(officer);
  }

  private static void requireOfPlan(String parent, String action) {
    if (!parent.endsWith("/-") && !action.startsWith(parent + "/")) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.LINK_OUTSIDE_PLAN,
          "The action is not one of this plan's; edit those of several plans with `-` as plan.");
    }
  }
}
