package org.goldenthread.plan.returns;

import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.plan.officer.OfficersOfCaller;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.returns.ReturnRules.Move;
import org.goldenthread.plan.v1.MonitoringReturn;
import org.goldenthread.plan.v1.ReopenMonitoringReturnRequest;
import org.goldenthread.plan.v1.Reopening;
import org.goldenthread.plan.v1.SendBackMonitoringReturnRequest;
import org.goldenthread.plan.v1.SignOff;
import org.goldenthread.plan.v1.SignOffMonitoringReturnRequest;
import org.goldenthread.plan.v1.SubmitMonitoringReturnRequest;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.Today;
import org.goldenthread.type.v1.Change.Operation;

/// Hands returns in, sends them back, signs them off and reopens them.
@Singleton
final class ReturnMovesWire {
  private final Writes writes;
  private final Resource<MonitoringReturnRow, MonitoringReturn> returns;
  private final ReturnContentWire content;
  private final StatementStore statements;
  private final OfficersOfCaller officers;
  private final PlanChildren children;
  private final Links links;
  private final Today today;

  ReturnMovesWire(
      Writes writes,
      Resource<MonitoringReturnRow, MonitoringReturn> returns,
      ReturnContentWire content,
      StatementStore statements,
      OfficersOfCaller officers,
      PlanChildren children,
      Links links,
      Today today) {
    this.writes = writes;
    this.returns = returns;
    this.content = content;
    this.statements = statements;
    this.officers = officers;
    this.children = children;
    this.links = links;
    this.today = today;
  }

  /// Which return is moved, and the version that the caller has seen.
  private record Asked(Message request, String name, String etag, Recording.Cause cause) {
    Asked(Message request, String name, String etag, String requestId, String reason) {
      this(request, name, etag, new Recording.Cause(requestId, reason, ""));
    }
  }

  /// A return on its way from one state to the next.
  private record Moving(
      Recording recording, MonitoringReturnRow row, MonitoringReturn.Builder next) {}

  MonitoringReturn submit(SubmitMonitoringReturnRequest request) {
    return move(
        new Asked(request, request.getName(), request.getEtag(), request.getRequestId(), ""),
        Move.SUBMIT,
        this::handIn);
  }

  MonitoringReturn sendBack(SendBackMonitoringReturnRequest request) {
    return move(
        new Asked(
            request,
            request.getName(),
            request.getEtag(),
            request.getRequestId(),
            request.getReason()),
        Move.SEND_BACK,
        moving -> {
          loosen(moving);
          moving.next().clearHandedInDate();
        });
  }

  MonitoringReturn signOff(SignOffMonitoringReturnRequest request) {
    return move(
        new Asked(request, request.getName(), request.getEtag(), request.getRequestId(), ""),
        Move.SIGN_OFF,
        moving -> sign(moving, request.getNote()));
  }

  MonitoringReturn reopen(ReopenMonitoringReturnRequest request) {
    return move(
        new Asked(
            request,
            request.getName(),
            request.getEtag(),
            request.getRequestId(),
            request.getReason()),
        Move.REOPEN,
        moving -> {
          loosen(moving);
          moving
              .next()
              .clearSignOff()
              .addReopenings(
                  Reopening.newBuilder()
                      .setReason(request.getReason())
                      .setReopenedBy(moving.recording().caller().subject())
                      .setReopenTime(Shape.timestamp(moving.recording().instant()))
                      .setSignOff(returns.message(moving.row()).getSignOff()));
        });
  }

  private MonitoringReturn move(Asked asked, Move move, Consumer<Moving> change) {
    return writes.write(
        asked.request(),
        asked.cause(),
        MonitoringReturn.getDefaultInstance(),
        recording -> {
          MonitoringReturnRow row = returns.lock(asked.name());
          returns.requireEtag(row, asked.etag());
          MonitoringReturn.Builder next =
              returns.message(row).toBuilder()
                  .setState(MonitoringReturns.require(row.state(), move));
          change.accept(new Moving(recording, row, next));
          return content.whole(
              returns.replace(recording, Operation.UPDATED, row, next.build()), null);
        });
  }

  /// What is recorded of its day stands from now on. Nobody records any more of it meanwhile, so
  /// that it is what a reader at this instant would be shown.
  private void handIn(Moving moving) {
    MonitoringReturnRow row = moving.row();
    Permit permit = Permit.current();
    if (!permit.holds(Role.PLANNER, row.unit())) {
      officers.requireOwner(permit.caller(), row.officers());
    }
    children.holdStill(row.plan());
    MonitoringReturn statement = content.statement(row, null);
    statements.add(row.id(), statement.toByteArray());
    moving
        .next()
        .setFigures(statement.getFigures())
        .setSubmittedBy(permit.caller().subject())
        .setSubmitTime(Shape.timestamp(moving.recording().instant()));
    if (row.handedInDate() == null) {
      moving.next().setHandedInDate(today.day().toString());
    }
  }

  private void sign(Moving moving, String note) {
    Recording recording = moving.recording();
    SignOff.Builder signOff =
        SignOff.newBuilder()
            .setSignedBy(recording.caller().subject())
            .setSignTime(Shape.timestamp(recording.instant()))
            .setNote(note);
    officers
        .officer(recording.caller())
        .ifPresent(
            id -> {
              children.requireOfficers(List.of(id), "sign_off.officer");
              signOff.setOfficer(links.officer(id));
            });
    moving.next().setSignOff(signOff);
  }

  /// What it reports follows the record again.
  private static void loosen(Moving moving) {
    moving
        .next()
        .setReturnedReason(moving.recording().cause().reason())
        .clearFigures()
        .clearSubmittedBy()
        .clearSubmitTime();
  }
}
