package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ImportDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionProgress;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceBlockingStub;
import org.goldenthread.plan.v1.BeginUndoRequest;
import org.goldenthread.plan.v1.BeginUndoResponse;
import org.goldenthread.plan.v1.CreateMilestoneRequest;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.EndUndoRequest;
import org.goldenthread.plan.v1.GetImportRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportItemServiceGrpc;
import org.goldenthread.plan.v1.ImportServiceGrpc;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListImportItemsRequest;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.MilestoneServiceGrpc;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.PlanServiceGrpc.PlanServiceBlockingStub;
import org.goldenthread.plan.v1.RecordProgressRequest;
import org.goldenthread.plan.v1.ResolveImportItemRequest;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.type.v1.ImportUndoServiceGrpc;
import org.goldenthread.type.v1.UndoImportPartRequest;
import org.goldenthread.type.v1.UndoReport;
import org.goldenthread.type.v1.UndoReport.Obstacle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an import did in the plan service is taken back, unless something was built upon it.
class ImportUndoTest {
  private static final String STANDING =
      "select string_agg(t::text, ' ' order by t.id) from (select id, text, officers,"
          + " start_as_written, end_as_written, position from plan.action where plan = ?) t";

  private static final String TEXTS =
      "select string_agg(text, '|' order by text) from plan.action where plan = ?";

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
  void what_the_first_import_made_is_removed_and_the_past_still_reads() {
    var sent = send("first", SampleFile.FIRST);
    var plan = plan(sent);

    var undone = undo(sent);

    assertEquals(Import.State.UNDONE, undone.getState());
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(() -> plan(sent)));
    assertTrue(undone.getUndone(0).getRemovedList().contains(sent.getPlan()));
    assertEquals("0", count("select count(*) from plan.action where plan = 'first'"));
    assertEquals("0", count("select count(*) from plan.import_row where plan like '%/first'"));
    assertEquals(
        plan,
        plans()
            .getPlan(
                GetPlanRequest.newBuilder()
                    .setName(sent.getPlan())
                    .setReadTime(sent.getUpdateTime())
                    .build()));
    assertEquals(
        Import.State.COMPLETED,
        imports()
            .getImport(
                GetImportRequest.newBuilder()
                    .setName(sent.getName())
                    .setReadTime(sent.getUpdateTime())
                    .build())
            .getState());
  }

  @Test
  void the_same_file_makes_the_plan_anew_once_it_is_undone() {
    var sent = send("anew", SampleFile.FIRST);
    var actions = actions(sent).size();
    undo(sent);

    var again = desk.send("anew", file(SampleFile.FIRST));

    assertFalse(again.getName().equals(sent.getName()));
    assertEquals(Import.State.COMPLETED, again.getState());
    assertEquals(actions, actions(again).size());
  }

  @Test
  void what_a_second_import_changed_is_as_it_was_before_and_can_be_imported_again() {
    var sent = send("second", SampleFile.FIRST);
    var before = count(STANDING, "second");
    var revised = desk.send("second", file(SampleFile.REVISED));
    var texts = count(TEXTS, "second");
    assertFalse(count(STANDING, "second").equals(before));

    var undone = undo(revised);

    assertEquals(before, count(STANDING, "second"));
    assertFalse(undone.getUndone(0).getRestoredList().isEmpty());
    assertEquals(Plan.State.DRAFT, plan(sent).getState());
    var again = desk.send("second", file(SampleFile.REVISED));
    assertEquals(revised.getParts(0).getCountsList(), again.getParts(0).getCountsList());
    assertEquals(texts, count(TEXTS, "second"));
  }

  @Test
  void what_was_changed_or_linked_since_stands_in_the_way_and_is_listed() {
    var sent = send("built", SampleFile.FIRST);
    var action = actions(sent).getFirst();
    var _ =
        work()
            .recordProgress(
                RecordProgressRequest.newBuilder()
                    .setName(action.getName())
                    .setStatus(ActionProgress.Status.DELAYED)
                    .build());
    var milestone = milestone(sent, action.getPriority());
    var item = resolved(sent, action.getName());

    var report = part(sent, List.of(), true);

    assertEquals(
        List.of(
            "CHANGED_SINCE " + action.getName(),
            "LINKED_SINCE " + item,
            "LINKED_SINCE " + milestone.getName()),
        report.getObstaclesList().stream()
            .map(one -> one.getKind() + " " + one.getResource())
            .sorted()
            .toList());
    assertTrue(report.getObstaclesList().stream().allMatch(one -> one.getActor().equals("jo")));
    assertEquals(report.getObstaclesList(), part(sent, List.of(), false).getObstaclesList());
    assertEquals(37, actions(sent).size());
  }

  @Test
  void what_is_removed_elsewhere_is_not_named_by_what_was_made_since() {
    var sent = send("elsewhere", SampleFile.FIRST);
    desk.unit("naming");
    var unit = ImportDesk.FSC + "/units/naming";
    var naming =
        plans()
            .createPlan(
                CreatePlanRequest.newBuilder()
                    .setParent(ImportDesk.FSC)
                    .setPlanId("naming")
                    .setPlan(
                        Plan.newBuilder()
                            .setTitle("Naming")
                            .setKind(Plan.Kind.SERVICE)
                            .setPlanYear("2026-27")
                            .setUnit(unit))
                    .build());

    var report = part(sent, List.of(unit), true);

    assertEquals(
        List.of(naming.getName()),
        report.getObstaclesList().stream().map(Obstacle::getResource).toList());
  }

  @Test
  void later_imports_of_the_plan_are_undone_first() {
    var first = send("later", SampleFile.FIRST);
    var second = desk.send("later", file(SampleFile.REVISED));

    var refused = begin(first, first.getEtag());

    assertEquals(
        List.of(second.getName()),
        refused.getObstaclesList().stream().map(Obstacle::getResource).toList());
    assertEquals(Obstacle.Kind.LATER_IMPORT, refused.getObstacles(0).getKind());
    assertEquals(Import.State.COMPLETED, refused.getImport().getState());
    undo(second);
    assertEquals(Import.State.UNDONE, undo(current(first)).getState());
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(() -> plan(first)));
  }

  @Test
  void one_that_was_interrupted_is_completed_by_repeating_it() {
    var sent = send("interrupted", SampleFile.FIRST);
    var begun = begin(sent, sent.getEtag());
    var first = part(sent, begun.getUndoneList(), false);
    assertEquals(Import.State.UNDOING, current(sent).getState());
    assertTrue(
        assertThrows(
                CompletionException.class, () -> desk.read("interrupted", file(SampleFile.FIRST)))
            .toString()
            .contains("being undone"));

    var again = undo(sent);

    assertFalse(first.getRemovedList().isEmpty());
    assertEquals(Import.State.UNDONE, again.getState());
    assertEquals(again, current(sent));
    assertEquals(again, undo(sent), "a repeat does nothing");
  }

  @Test
  void an_import_is_undone_by_whoever_has_seen_it_and_may_write_its_plan() {
    var sent = send("seen", SampleFile.FIRST);
    var name = BeginUndoRequest.newBuilder().setName(sent.getName());

    assertEquals("FAILED_PRECONDITION ETAG_REQUIRED", refused(() -> begin(sent, "")));
    assertEquals("ABORTED ETAG_MISMATCH", refused(() -> begin(sent, "stale")));
    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(() -> desk.as(desk.steps(), "fsc:viewer").beginUndo(name.setEtag("x").build())));
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        refused(
            () ->
                desk.as(desk.steps(), "fsc/nowhere:planner")
                    .beginUndo(name.setEtag(sent.getEtag()).build())));
  }

  @Test
  void taking_back_what_was_imported_into_a_published_plan_is_a_revision() throws Exception {
    var sent = send("published", SampleFile.FIRST);
    try (var owner = desk.service().database().connect()) {
      // The steps to it are those of its life, which are tested elsewhere.
      Sql.run(owner, "update plan.plan set state = 'PUBLISHED' where id = 'published'");
    }
    var revised = desk.send("published", file(SampleFile.REVISED), "New figures.");
    assertEquals(1, plan(sent).getRevision());

    undo(revised);

    assertEquals(2, plan(sent).getRevision());
    assertEquals(Plan.State.PUBLISHED, plan(sent).getState());
  }

  private static Import send(String plan, String file) {
    desk.unit(plan);
    return desk.send(plan, file(file));
  }

  private static byte[] file(String name) {
    try {
      return SampleFile.bytes(name);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// All steps, as the gateway takes them.
  private static Import undo(Import sent) {
    var begun = begin(sent, sent.getEtag());
    assertEquals(List.of(), begun.getObstaclesList());
    var part = part(sent, begun.getUndoneList(), false);
    assertEquals(List.of(), part.getObstaclesList());
    return desk.steps()
        .endUndo(
            EndUndoRequest.newBuilder()
                .setName(sent.getName())
                .addParts(part)
                .setReason("Sent in error.")
                .build());
  }

  private static BeginUndoResponse begin(Import sent, String etag) {
    return desk.steps()
        .beginUndo(
            BeginUndoRequest.newBuilder()
                .setName(sent.getName())
                .setEtag(etag)
                .setReason("Sent in error.")
                .build());
  }

  /// @param given what goes elsewhere where it is a unit, else later imports that are undone
  private static UndoReport part(Import sent, List<String> given, boolean validateOnly) {
    var request =
        UndoImportPartRequest.newBuilder()
            .setImport(sent.getName())
            .setPlan(sent.getPlan())
            .setValidateOnly(validateOnly)
            .setReason("Sent in error.");
    for (String one : given) {
      if (one.contains("/units/")) {
        request.addRemoved(one);
      } else {
        request.addUndone(one);
      }
    }
    return desk.planner(ImportUndoServiceGrpc.newBlockingStub(desk.service().channel()))
        .undoImportPart(request.build())
        .getReport();
  }

  private static Import current(Import sent) {
    return imports().getImport(GetImportRequest.newBuilder().setName(sent.getName()).build());
  }

  private static ImportServiceGrpc.ImportServiceBlockingStub imports() {
    return desk.planner(ImportServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static PlanServiceBlockingStub plans() {
    return desk.planner(PlanServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static Plan plan(Import sent) {
    return plans().getPlan(GetPlanRequest.newBuilder().setName(sent.getPlan()).build());
  }

  private static ActionServiceBlockingStub work() {
    return desk.planner(ActionServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static List<Action> actions(Import sent) {
    return work()
        .listActions(
            ListActionsRequest.newBuilder().setParent(sent.getPlan()).setPageSize(500).build())
        .getActionsList();
  }

  private static Milestone milestone(Import sent, String priority) {
    return desk.planner(MilestoneServiceGrpc.newBlockingStub(desk.service().channel()))
        .createMilestone(
            CreateMilestoneRequest.newBuilder()
                .setParent(sent.getPlan())
                .setMilestone(Milestone.newBuilder().setPriority(priority).setText("A new one"))
                .build());
  }

  /// The name of an item that is resolved by a record.
  private static String resolved(Import sent, String resource) {
    var items = desk.planner(ImportItemServiceGrpc.newBlockingStub(desk.service().channel()));
    var item =
        items
            .listImportItems(ListImportItemsRequest.newBuilder().setParent(sent.getName()).build())
            .getImportItems(0);
    return items
        .resolveImportItem(
            ResolveImportItemRequest.newBuilder()
                .setName(item.getName())
                .setEtag(item.getEtag())
                .setResource(resource)
                .build())
        .getName();
  }

  private static String count(String sql, Object... parameters) {
    return Sql.as(
        desk.service().database()::connect, connection -> Sql.text(connection, sql, parameters));
  }
}
