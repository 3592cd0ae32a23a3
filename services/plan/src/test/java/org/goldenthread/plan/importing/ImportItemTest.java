package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ImportDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Timestamp;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.DismissImportItemRequest;
import org.goldenthread.plan.v1.GetImportItemRequest;
import org.goldenthread.plan.v1.GetImportRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportItem;
import org.goldenthread.plan.v1.ImportItem.State;
import org.goldenthread.plan.v1.ImportItemServiceGrpc;
import org.goldenthread.plan.v1.ImportItemServiceGrpc.ImportItemServiceBlockingStub;
import org.goldenthread.plan.v1.ImportServiceGrpc;
import org.goldenthread.plan.v1.ImportServiceGrpc.ImportServiceBlockingStub;
import org.goldenthread.plan.v1.ListImportItemsRequest;
import org.goldenthread.plan.v1.ListImportsRequest;
import org.goldenthread.plan.v1.ListPrioritiesRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.ReopenImportItemRequest;
import org.goldenthread.plan.v1.ResolveImportItemRequest;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The unread list of an import is worked off item by item.
class ImportItemTest {
  private static ImportDesk desk;

  @BeforeAll
  static void start() {
    desk = new ImportDesk();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void each_unread_item_becomes_one_that_can_be_named_and_the_import_shows_how_many_are_open() {
    var sent = send("named");

    var items = items(sent.getName(), State.STATE_UNSPECIFIED);

    assertFalse(sent.getUnreadList().isEmpty());
    assertEquals(sent.getUnreadList(), items.stream().map(ImportItem::getUnread).toList());
    assertTrue(items.stream().allMatch(item -> item.getState() == State.OPEN), items.toString());
    assertEquals(items.size(), sent.getOpenItems());
    assertEquals(items.size(), openItems(sent));
    assertEquals(items.getFirst(), get(items.getFirst()));
  }

  @Test
  void an_item_is_resolved_by_a_record_of_its_own_plan_that_is_there() {
    var sent = send("entered");
    var other = send("elsewhere");
    var item = items(sent.getName(), State.OPEN).getFirst();

    assertEquals(
        "FAILED_PRECONDITION LINK_OUTSIDE_PLAN", refused(() -> resolve(item, priority(other))));
    assertEquals(
        "FAILED_PRECONDITION LINK_NOT_FOUND",
        refused(() -> resolve(item, sent.getPlan() + "/actions/" + new UUID(1, 2))));
    var resolved = resolve(item, priority(sent));

    assertEquals(State.RESOLVED, resolved.getState());
    assertEquals(priority(sent), resolved.getResource());
    assertEquals("jo", resolved.getActor());
    assertEquals(resolved.getUpdateTime(), resolved.getWorkTime());
    assertEquals(sent.getOpenItems() - 1, openItems(sent));
    assertEquals(List.of(resolved), items(sent.getName(), State.RESOLVED));
    assertFalse(items(sent.getName(), State.OPEN).contains(resolved));
  }

  @Test
  void an_item_is_dismissed_with_a_reason_and_reopened_and_the_past_still_says_so() {
    var sent = send("dismissed");
    var item = items(sent.getName(), State.OPEN).getLast();

    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> dismiss(item, " ")));
    var dismissed = dismiss(item, "A picture of the building.");
    assertEquals(State.DISMISSED, dismissed.getState());
    assertEquals("A picture of the building.", dismissed.getReason());
    var reopened = reopen(dismissed);

    assertEquals(State.OPEN, reopened.getState());
    assertEquals("", reopened.getReason() + reopened.getActor());
    assertFalse(reopened.hasWorkTime());
    assertEquals(dismissed, at(item, dismissed.getUpdateTime()));
    assertEquals(
        sent.getOpenItems() - 1,
        imports()
            .getImport(
                GetImportRequest.newBuilder()
                    .setName(sent.getName())
                    .setReadTime(dismissed.getUpdateTime())
                    .build())
            .getOpenItems());
    assertEquals(sent.getOpenItems(), openItems(sent));
  }

  @Test
  void what_was_said_of_an_item_is_not_overwritten_unless_it_is_reopened() {
    var sent = send("said");
    var open = items(sent.getName(), State.OPEN).getFirst();
    var resolved = resolve(open, sent.getPlan());

    assertEquals(
        "FAILED_PRECONDITION ITEM_STATE_MISMATCH", refused(() -> dismiss(resolved, "No.")));
    assertEquals(
        "FAILED_PRECONDITION ITEM_STATE_MISMATCH",
        refused(() -> resolve(resolved, sent.getPlan())));
    assertEquals("ABORTED ETAG_MISMATCH", refused(() -> reopen(open)));
    var reopened = reopen(resolved);
    assertEquals("FAILED_PRECONDITION ITEM_STATE_MISMATCH", refused(() -> reopen(reopened)));
  }

  @Test
  void the_same_file_again_and_a_revised_one_keep_what_was_worked_off() throws IOException {
    var first = send("again");
    var open = items(first.getName(), State.OPEN);
    var resolved = resolve(open.get(0), priority(first));
    var dismissed = dismiss(open.get(1), "Said in the annual report.");

    var again = desk.send("again", SampleFile.bytes(SampleFile.FIRST));
    var revised = desk.send("again", SampleFile.bytes(SampleFile.REVISED));

    assertFalse(again.getName().equals(first.getName()));
    assertEquals(again.getUnreadCount() - 2, again.getOpenItems());
    var kept = items(again.getName(), State.RESOLVED).getFirst();
    assertEquals(resolved.getResource(), kept.getResource());
    assertEquals(resolved.getWorkTime(), kept.getWorkTime());
    var still = items(again.getName(), State.DISMISSED).getFirst();
    assertEquals(dismissed.getReason(), still.getReason());
    var said = List.of(resolved.getItemKey(), dismissed.getItemKey());
    var items = items(revised.getName(), State.STATE_UNSPECIFIED);
    assertTrue(items.stream().anyMatch(item -> said.contains(item.getItemKey())));
    for (var item : items) {
      // What the revised document words otherwise is another item.
      assertEquals(
          said.contains(item.getItemKey()), item.getState() != State.OPEN, item.toString());
    }
  }

  @Test
  void of_many_who_work_off_one_item_at_once_one_is_heard() {
    var sent = send("raced");
    var item = items(sent.getName(), State.OPEN).getFirst();

    List<String> ends;
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      ends =
          IntStream.range(0, 16)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> end(item, "No. " + i), together))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }

    assertEquals(1, ends.stream().filter("OK"::equals).count(), ends.toString());
    assertEquals(15, ends.stream().filter("ABORTED"::equals).count(), ends.toString());
    assertEquals(sent.getOpenItems() - 1, openItems(sent));
  }

  @Test
  void a_repeated_call_has_one_effect_and_the_same_answer() {
    var sent = send("repeated");
    var item = items(sent.getName(), State.OPEN).getFirst();
    var request =
        DismissImportItemRequest.newBuilder()
            .setName(item.getName())
            .setEtag(item.getEtag())
            .setReason("Not needed.")
            .setRequestId(new UUID(0x7000L, 1L << 63).toString())
            .build();

    assertEquals(work().dismissImportItem(request), work().dismissImportItem(request));
    assertEquals(sent.getOpenItems() - 1, openItems(sent));
  }

  @Test
  void only_planners_of_the_unit_work_off_and_only_its_readers_see() {
    var sent = send("guarded");
    var item = items(sent.getName(), State.OPEN).getFirst();
    var dismiss =
        DismissImportItemRequest.newBuilder()
            .setName(item.getName())
            .setEtag(item.getEtag())
            .setReason("Mine now.")
            .build();
    var channel = ImportItemServiceGrpc.newBlockingStub(desk.service().channel());

    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(() -> desk.as(channel, "fsc:viewer").dismissImportItem(dismiss)));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(() -> desk.as(channel, "fsc/elsewhere:planner").dismissImportItem(dismiss)));
    var all = ListImportItemsRequest.newBuilder().setParent("directorates/fsc/imports/-").build();
    assertEquals(
        0, desk.as(channel, "fsc/nowhere:viewer").listImportItems(all).getImportItemsCount());
    assertTrue(
        desk.as(channel, "fsc/guarded:viewer").listImportItems(all).getImportItemsList().stream()
            .allMatch(one -> one.getPlan().equals(sent.getPlan())));
  }

  @Test
  void names_that_are_none_and_versions_that_are_missing_are_refused() {
    var sent = send("hostile");
    var item = items(sent.getName(), State.OPEN).getFirst();
    var nowhere = "directorates/els" + item.getName().substring("directorates/fsc".length());

    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(() -> dismiss(item.toBuilder().setName(nowhere).build(), "Not mine.")));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(() -> dismiss(item.toBuilder().setName(sent.getName() + "/items/x").build(), "x")));
    assertEquals(
        "FAILED_PRECONDITION ETAG_REQUIRED",
        refused(() -> dismiss(item.toBuilder().clearEtag().build(), "Not seen.")));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID", refused(() -> dismiss(item, "x".repeat(1_000_000))));
    assertEquals(
        "INVALID_ARGUMENT FIELD_INVALID",
        refused(() -> resolve(item, "directorates/fsc/plans/hostile/../../x")));
    assertEquals(item, get(item));
  }

  @Test
  void the_items_of_a_plan_that_moves_move_along() {
    var sent = send("moved");
    desk.unit("entered-unit");
    var plans = desk.planner(PlanServiceGrpc.newBlockingStub(desk.service().channel()));
    var plan = plans.getPlan(GetPlanRequest.newBuilder().setName(sent.getPlan()).build());
    var moved =
        Plan.newBuilder()
            .setName(plan.getName())
            .setEtag(plan.getEtag())
            .setUnit("directorates/fsc/units/entered-unit");

    var _ = plans.updatePlan(UpdatePlanRequest.newBuilder().setPlan(moved).build());

    assertTrue(
        items(sent.getName(), State.OPEN).stream()
            .allMatch(item -> item.getUnit().endsWith("/entered-unit")));
  }

  private static Import send(String plan) {
    desk.unit(plan);
    try {
      return desk.send(plan, SampleFile.bytes(SampleFile.FIRST));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static ImportItemServiceBlockingStub work() {
    return desk.planner(ImportItemServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static ImportServiceBlockingStub imports() {
    return desk.planner(ImportServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static List<ImportItem> items(String of, State state) {
    return work()
        .listImportItems(
            ListImportItemsRequest.newBuilder()
                .setParent(of)
                .setState(state)
                .setPageSize(500)
                .build())
        .getImportItemsList();
  }

  /// As the list of imports tells it, which must be what the import itself tells.
  private static int openItems(Import sent) {
    var alone = imports().getImport(GetImportRequest.newBuilder().setName(sent.getName()).build());
    var listed =
        imports()
            .listImports(
                ListImportsRequest.newBuilder()
                    .setParent("directorates/fsc")
                    .setPlan(sent.getPlan())
                    .build())
            .getImportsList()
            .stream()
            .filter(one -> one.getName().equals(sent.getName()))
            .findFirst()
            .orElseThrow();
    assertEquals(alone.getOpenItems(), listed.getOpenItems());
    return alone.getOpenItems();
  }

  private static ImportItem get(ImportItem item) {
    return work().getImportItem(GetImportItemRequest.newBuilder().setName(item.getName()).build());
  }

  private static ImportItem at(ImportItem item, Timestamp readTime) {
    return work()
        .getImportItem(
            GetImportItemRequest.newBuilder()
                .setName(item.getName())
                .setReadTime(readTime)
                .build());
  }

  private static String priority(Import of) {
    return desk.planner(PriorityServiceGrpc.newBlockingStub(desk.service().channel()))
        .listPriorities(ListPrioritiesRequest.newBuilder().setParent(of.getPlan()).build())
        .getPriorities(0)
        .getName();
  }

  private static ImportItem resolve(ImportItem item, String resource) {
    return work()
        .resolveImportItem(
            ResolveImportItemRequest.newBuilder()
                .setName(item.getName())
                .setEtag(item.getEtag())
                .setResource(resource)
                .build());
  }

  private static ImportItem dismiss(ImportItem item, String reason) {
    return work()
        .dismissImportItem(
            DismissImportItemRequest.newBuilder()
                .setName(item.getName())
                .setEtag(item.getEtag())
                .setReason(reason)
                .build());
  }

  private static ImportItem reopen(ImportItem item) {
    return work()
        .reopenImportItem(
            ReopenImportItemRequest.newBuilder()
                .setName(item.getName())
                .setEtag(item.getEtag())
                .build());
  }

  private static String end(ImportItem item, String reason) {
    try {
      var _ = dismiss(item, reason);
      return "OK";
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode().name();
    }
  }
}
