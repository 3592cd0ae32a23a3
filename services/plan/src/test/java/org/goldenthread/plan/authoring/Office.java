package org.goldenthread.plan.authoring;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.BulkEditServiceGrpc;
import org.goldenthread.plan.v1.BulkEditServiceGrpc.BulkEditServiceBlockingStub;
import org.goldenthread.plan.v1.CreateActionRequest;
import org.goldenthread.plan.v1.CreateOfficerRequest;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.OfficerServiceGrpc;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.function.Executable;

/// Planners of the directorate `fsc` in front of a plan service that the tests of this package
/// share; each test makes plans of its own.
final class Office {
  static final String FSC = "directorates/fsc";
  private static final ServiceUnderTest SERVICE = ServiceUnderTest.start("plan");

  private Office() {}

  /// The stub with the token of somebody who holds these grants.
  static <S extends AbstractStub<S>> S as(String subject, S stub, String... grants) {
    String token = SERVICE.issuer().mint().subject(subject).grants(grants).signed();
    return stub.withDeadlineAfter(60, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  static <S extends AbstractStub<S>> S planner(S stub) {
    return as("jo", stub, "fsc:planner");
  }

  static BulkEditServiceBlockingStub bulk() {
    return planner(BulkEditServiceGrpc.newBlockingStub(channel()));
  }

  static io.grpc.Channel channel() {
    return SERVICE.channel();
  }

  /// A plan with a unit of its own, which bears its id.
  static Plan plan(String id) {
    var _ =
        planner(UnitServiceGrpc.newBlockingStub(channel()))
            .createUnit(
                CreateUnitRequest.newBuilder()
                    .setParent(FSC)
                    .setUnitId(id)
                    .setUnit(Unit.newBuilder().setDisplayName(id).setKind(Unit.Kind.TEAM))
                    .build());
    return planner(PlanServiceGrpc.newBlockingStub(channel()))
        .createPlan(
            CreatePlanRequest.newBuilder()
                .setParent(FSC)
                .setPlanId(id)
                .setPlan(
                    Plan.newBuilder()
                        .setTitle(id)
                        .setKind(Plan.Kind.SERVICE)
                        .setPlanYear("2013-14")
                        .setUnit(FSC + "/units/" + id))
                .build());
  }

  static Priority priority(Plan plan, String title) {
    return planner(PriorityServiceGrpc.newBlockingStub(channel()))
        .createPriority(
            CreatePriorityRequest.newBuilder()
                .setParent(plan.getName())
                .setPriority(Priority.newBuilder().setTitle(title).setSourceNumber(title))
                .build());
  }

  /// A headline action, its text also as its number in the document.
  static Action.Builder headline(Priority priority, String text) {
    return Action.newBuilder()
        .setPriority(priority.getName())
        .setKind(Action.Kind.HEADLINE)
        .setSourceNumber(text)
        .setText(text);
  }

  static Action add(Plan plan, Action.Builder action) {
    return planner(ActionServiceGrpc.newBlockingStub(channel()))
        .createAction(
            CreateActionRequest.newBuilder().setParent(plan.getName()).setAction(action).build());
  }

  static Action read(Action action) {
    return planner(ActionServiceGrpc.newBlockingStub(channel()))
        .getAction(GetActionRequest.newBuilder().setName(action.getName()).build());
  }

  /// The texts of a plan's actions, in the document's order.
  static List<String> texts(Plan plan) {
    return actions(plan).stream().map(Action::getText).toList();
  }

  static List<Action> actions(Plan plan) {
    return planner(ActionServiceGrpc.newBlockingStub(channel()))
        .listActions(
            ListActionsRequest.newBuilder().setParent(plan.getName()).setPageSize(500).build())
        .getActionsList();
  }

  static Officer officer(String name) {
    return planner(OfficerServiceGrpc.newBlockingStub(channel()))
        .createOfficer(
            CreateOfficerRequest.newBuilder()
                .setParent(FSC)
                .setOfficer(Officer.newBuilder().setDisplayName(name).setKind(Officer.Kind.PERSON))
                .build());
  }

  /// The database as the role that runs the service sees it.
  static <T> T sql(Sql.Work<T> work) {
    return Sql.as(SERVICE.database()::connect, work);
  }

  static java.sql.Connection connect() throws java.sql.SQLException {
    return SERVICE.database().connect();
  }

  static String count(String query, Object... parameters) {
    return sql(connection -> Sql.text(connection, query, parameters));
  }

  /// Publishes a plan as it will be published: from then on a change needs a reason.
  static void publish(Plan plan) {
    String id = plan.getName().substring(plan.getName().lastIndexOf('/') + 1);
    var _ =
        sql(
            role -> {
              Sql.run(role, "update plan set state = 'PUBLISHED' where id = ?", id);
              return true;
            });
  }

  /// Why a call was refused: `NOT_FOUND RESOURCE_NOT_FOUND`.
  static String refusal(Executable call) {
    return why(assertThrows(StatusRuntimeException.class, call));
  }

  static String why(StatusRuntimeException refused) {
    var details = Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList();
    for (var detail : details) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return refused.getStatus().getCode() + " " + detail.unpack(ErrorInfo.class).getReason();
        } catch (com.google.protobuf.InvalidProtocolBufferException damaged) {
          throw new IllegalStateException(damaged);
        }
      }
    }
    return refused.getStatus().getCode().toString();
  }
}
