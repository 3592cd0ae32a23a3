package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.protobuf.FieldMask;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceBlockingStub;
import org.goldenthread.plan.v1.CreateActionRequest;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.DeletePlanRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.GetImportRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportServiceGrpc;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.Test;

/// What belongs to a plan goes with it, and the change log tells of each record that did.
class BelongingsTest {
  private static final Fsc FSC = Fsc.shared();
  private static final String LOGGED =
      "select operation || ' ' || kind || ' ' || unit || ' ' || array_to_string(fields, ',')"
          + " from change where plan = ? and operation <> 'CREATED' order by sequence";

  @Test
  void a_draft_that_is_removed_tells_of_all_that_went_with_it() {
    Plan plan = planOf("emptied");
    var _ = action(plan);
    String imported = imported("emptied");

    var _ =
        FSC.plans("fsc:planner")
            .deletePlan(
                DeletePlanRequest.newBuilder()
                    .setName(plan.getName())
                    .setEtag(plan.getEtag())
                    .build());

    assertEquals(
        List.of("DELETED Action emptied ", "DELETED Priority emptied ", "DELETED Plan emptied "),
        logged(plan));
    assertEquals("1", FSC.count("select count(*) from import where id = ?::uuid", imported));
  }

  @Test
  void a_plan_that_moves_takes_along_all_that_belongs_to_it_and_tells_of_it() {
    Plan plan = planOf("left");
    FSC.makeUnit("entered");
    Action before = action(plan);

    move(plan, "entered");
    Action after = actions("fsc:planner").getAction(get(before));

    assertEquals(Fsc.NAME + "/units/entered", after.getUnit());
    assertNotEquals(before.getEtag(), after.getEtag());
    assertNotEquals(before.getUpdateTime(), after.getUpdateTime());
    assertEquals(
        List.of(
            "UPDATED Action entered unit",
            "UPDATED Priority entered ",
            "UPDATED Plan entered unit"),
        logged(plan));
    assertEquals(
        before,
        actions("fsc:planner")
            .getAction(get(before).toBuilder().setReadTime(before.getUpdateTime()).build()));
  }

  @Test
  void what_was_imported_into_a_plan_moves_with_it() {
    Plan plan = planOf("sender");
    FSC.makeUnit("receiver");
    String imported = imported("sender");

    move(plan, "receiver");

    assertEquals(Fsc.NAME + "/units/receiver", read(imported, "fsc/receiver:planner").getUnit());
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        Refused.by(() -> read(imported, "fsc/sender:planner")).why());
    assertEquals(
        "UPDATED unit " + Fsc.NAME + "/imports/" + imported,
        FSC.count(
            "select operation || ' ' || array_to_string(fields, ',') || ' ' || resource from change"
                + " where kind = 'Import' and plan = ?",
            plan.getName()));
  }

  private static Plan planOf(String unit) {
    FSC.makeUnit(unit);
    return FSC.makePlan(unit);
  }

  private static void move(Plan plan, String unit) {
    var _ =
        FSC.plans("fsc:planner")
            .updatePlan(
                UpdatePlanRequest.newBuilder()
                    .setPlan(plan.toBuilder().setUnit(Fsc.NAME + "/units/" + unit))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("unit"))
                    .build());
  }

  private static Action action(Plan plan) {
    Priority priority =
        FSC.as(PriorityServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner")
            .createPriority(
                CreatePriorityRequest.newBuilder()
                    .setParent(plan.getName())
                    .setPriority(Priority.newBuilder().setTitle("First"))
                    .build());
    return actions("fsc:planner")
        .createAction(
            CreateActionRequest.newBuilder()
                .setParent(plan.getName())
                .setAction(
                    Action.newBuilder()
                        .setPriority(priority.getName())
                        .setKind(Action.Kind.HEADLINE)
                        .setText("Do it"))
                .build());
  }

  private static ActionServiceBlockingStub actions(String... grants) {
    return FSC.as(ActionServiceGrpc.newBlockingStub(FSC.service().channel()), grants);
  }

  private static GetActionRequest get(Action action) {
    return GetActionRequest.newBuilder().setName(action.getName()).build();
  }

  private static Import read(String id, String grant) {
    return FSC.as(ImportServiceGrpc.newBlockingStub(FSC.service().channel()), grant)
        .getImport(GetImportRequest.newBuilder().setName(Fsc.NAME + "/imports/" + id).build());
  }

  /// An import into the plan of this unit, which has the unit's id.
  private static String imported(String unit) {
    String id = UUID.randomUUID().toString();
    return FSC.sql(
        role -> {
          Sql.run(
              role,
              "insert into import (id, unit, etag, create_time, update_time, state, plan,"
                  + " file_name, content_type, size_bytes, sha256, actor, reason, document_title,"
                  + " template) values (?::uuid, ?, 1, ?::timestamptz, recorded_instant(),"
                  + " 'COMPLETED', ?, '', '', 0, '', '', '', '', '')",
              id,
              unit,
              Instant.now().toString(),
              unit);
          return id;
        });
  }

  private static List<String> logged(Plan plan) {
    return FSC.sql(role -> Sql.texts(role, LOGGED, plan.getName()));
  }
}
