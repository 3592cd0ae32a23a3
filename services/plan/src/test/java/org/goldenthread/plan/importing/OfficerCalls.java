package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ImportDesk.refused;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceBlockingStub;
import org.goldenthread.plan.v1.CreateOfficerRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.DeleteOfficerRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.GetOfficerRequest;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListOfficersRequest;
import org.goldenthread.plan.v1.MergeOfficersRequest;
import org.goldenthread.plan.v1.MergeOfficersResponse;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.Officer.State;
import org.goldenthread.plan.v1.OfficerServiceGrpc;
import org.goldenthread.plan.v1.OfficerServiceGrpc.OfficerServiceBlockingStub;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UnitServiceGrpc.UnitServiceBlockingStub;
import org.goldenthread.plan.v1.UpdateActionRequest;
import org.goldenthread.plan.v1.UpdateOfficerRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Calls about officers and what names them, in one line each, at a desk of their own.
abstract class OfficerCalls {
  static ImportDesk desk;

  @BeforeAll
  static void start() {
    desk = new ImportDesk();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  static Import send(String plan) {
    desk.unit(plan);
    try {
      return desk.send(plan, SampleFile.bytes(SampleFile.FIRST));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  static OfficerServiceBlockingStub officers() {
    return desk.planner(OfficerServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  static ActionServiceBlockingStub actions() {
    return desk.planner(ActionServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  static UnitServiceBlockingStub units() {
    return desk.planner(UnitServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  /// The first officer that an action of the plan names.
  static Officer first(Import sent) {
    return get(
        all(sent).stream()
            .flatMap(action -> action.getOfficersList().stream())
            .findFirst()
            .orElseThrow());
  }

  static List<Action> all(Import sent) {
    return actions()
        .listActions(
            ListActionsRequest.newBuilder().setParent(sent.getPlan()).setPageSize(500).build())
        .getActionsList();
  }

  static List<Action> naming(Import sent, Officer officer) {
    return all(sent).stream()
        .filter(action -> action.getOfficersList().contains(officer.getName()))
        .toList();
  }

  static Officer make(String name) {
    return create(Officer.newBuilder().setDisplayName(name));
  }

  static Officer create(Officer.Builder officer) {
    return officers()
        .createOfficer(
            CreateOfficerRequest.newBuilder()
                .setParent(ImportDesk.FSC)
                .setOfficer(officer)
                .build());
  }

  static Officer get(String name) {
    return officers().getOfficer(GetOfficerRequest.newBuilder().setName(name).build());
  }

  static Officer at(Officer officer, Timestamp readTime) {
    return officers()
        .getOfficer(
            GetOfficerRequest.newBuilder()
                .setName(officer.getName())
                .setReadTime(readTime)
                .build());
  }

  static List<String> listed(State state) {
    return officers()
        .listOfficers(
            ListOfficersRequest.newBuilder()
                .setParent(ImportDesk.FSC)
                .setPageSize(500)
                .setState(state)
                .build())
        .getOfficersList()
        .stream()
        .map(Officer::getName)
        .toList();
  }

  static MergeOfficersRequest request(Officer from, Officer to, String reason) {
    return MergeOfficersRequest.newBuilder()
        .setName(from.getName())
        .setEtag(from.getEtag())
        .setInto(to.getName())
        .setReason(reason)
        .build();
  }

  static MergeOfficersResponse merge(Officer from, Officer to, String reason) {
    return officers().mergeOfficers(request(from, to, reason));
  }

  static String end(Officer from, Officer to) {
    try {
      var _ = merge(from, to, "One of many.");
      return "OK";
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode().name();
    }
  }

  static void remove(Officer officer) {
    var _ =
        officers()
            .deleteOfficer(
                DeleteOfficerRequest.newBuilder()
                    .setName(officer.getName())
                    .setEtag(officer.getEtag())
                    .build());
  }

  static void rename(Officer officer) {
    var _ =
        officers()
            .updateOfficer(
                UpdateOfficerRequest.newBuilder()
                    .setOfficer(officer.toBuilder().setDisplayName("Another"))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"))
                    .build());
  }

  static Action assign(Action action, String... officers) {
    return actions()
        .updateAction(
            UpdateActionRequest.newBuilder()
                .setAction(
                    actions()
                        .getAction(GetActionRequest.newBuilder().setName(action.getName()).build())
                        .toBuilder()
                        .clearOfficers()
                        .addAllOfficers(List.of(officers)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("officers"))
                .build());
  }

  static String headed(String id, Officer head) {
    return units()
        .createUnit(
            CreateUnitRequest.newBuilder()
                .setParent(ImportDesk.FSC)
                .setUnitId(id)
                .setUnit(
                    Unit.newBuilder()
                        .setDisplayName(id)
                        .setKind(Unit.Kind.TEAM)
                        .addHeads(head.getName()))
                .build())
        .getName();
  }

  static Unit unit(String name) {
    return units().getUnit(GetUnitRequest.newBuilder().setName(name).build());
  }

  /// How many records other than officers name this one, and how many bases of imports.
  static String stillNamed(Officer officer) {
    var id = officer.getName().substring(officer.getName().lastIndexOf('/') + 1);
    return count(
        """
        select (select count(*) from plan.action t where t::text like '%%%1$s%%')
             + (select count(*) from plan.priority t where t::text like '%%%1$s%%')
             + (select count(*) from plan.plan t where t::text like '%%%1$s%%')
             + (select count(*) from plan.financial_line t where t::text like '%%%1$s%%')
             + (select count(*) from plan.unit t where t::text like '%%%1$s%%')
             + (select count(*) from plan.import_row where position(convert_to('%1$s', 'UTF8') in base) > 0)
        """
            .formatted(id));
  }

  static String count(String sql) {
    return Sql.as(desk.service().database()::connect, connection -> Sql.text(connection, sql));
  }
}
