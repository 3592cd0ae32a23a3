package org.goldenthread.plan.operation;

import com.google.protobuf.Timestamp;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.ListUnitsResponse;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UpdateUnitRequest;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ChangeServiceGrpc;
import org.goldenthread.type.v1.ListChangesRequest;
import org.goldenthread.type.v1.ListChangesResponse;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;

/// A planner in front of a plan service.
record Desk(ManagedChannel channel, Issuer issuer) {
  private static final String FSC = "directorates/fsc";
  private static final int PAGE = 500;

  /// A request for a unit whose name is its id, which can be repeated.
  static CreateUnitRequest newUnit(String id, String requestId) {
    return CreateUnitRequest.newBuilder()
        .setParent(FSC)
        .setUnitId(id)
        .setUnit(Unit.newBuilder().setDisplayName(id).setKind(Unit.Kind.TEAM))
        .setRequestId(requestId)
        .build();
  }

  Unit create(CreateUnitRequest request) {
    return as(UnitServiceGrpc.newBlockingStub(channel)).createUnit(request);
  }

  Unit move(Unit unit, int position) {
    return as(UnitServiceGrpc.newBlockingStub(channel))
        .updateUnit(
            UpdateUnitRequest.newBuilder()
                .setUnit(unit.toBuilder().setPosition(position))
                .setReason("moved to " + position)
                .build());
  }

  /// All units as they were recorded by an instant.
  List<Unit> units(Instant readTime) {
    List<Unit> units = new ArrayList<>();
    var request =
        ListUnitsRequest.newBuilder().setParent(FSC).setPageSize(PAGE).setReadTime(at(readTime));
    do {
      ListUnitsResponse page =
          as(UnitServiceGrpc.newBlockingStub(channel)).listUnits(request.build());
      units.addAll(page.getUnitsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return units;
  }

  /// The change log as it was recorded by an instant, oldest first.
  List<Change> log(Instant readTime) {
    List<Change> changes = new ArrayList<>();
    var request =
        ListChangesRequest.newBuilder().setParent(FSC).setPageSize(PAGE).setReadTime(at(readTime));
    do {
      ListChangesResponse page =
          as(ChangeServiceGrpc.newBlockingStub(channel)).listChanges(request.build());
      changes.addAll(page.getChangesList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return changes;
  }

  /// So many changes that a watcher sees after a cursor.
  List<Change> watch(String after, int count) {
    return watched(
        after,
        steps -> {
          List<Change> seen = new ArrayList<>();
          while (seen.size() < count) {
            WatchChangesResponse step = steps.next();
            if (step.hasChange()) {
              seen.add(step.getChange());
            }
          }
          return seen;
        });
  }

  /// The cursor of a heartbeat, which comes when nothing else does.
  String heartbeat(String after) {
    return watched(
        after,
        steps -> {
          WatchChangesResponse step = steps.next();
          while (step.hasChange()) {
            step = steps.next();
          }
          return step.getCursor();
        });
  }

  private interface Reader<T> {
    T read(Iterator<WatchChangesResponse> steps);
  }

  private <T> T watched(String after, Reader<T> reader) {
    var request = WatchChangesRequest.newBuilder().setParent(FSC).setAfter(after).build();
    try (Context.CancellableContext watching = Context.current().withCancellation()) {
      Context before = watching.attach();
      try {
        return reader.read(as(ChangeServiceGrpc.newBlockingStub(channel)).watchChanges(request));
      } finally {
        watching.detach(before);
      }
    }
  }

  private <S extends AbstractStub<S>> S as(S stub) {
    String token = issuer.mint().subject("jo").grants("fsc:planner").signed();
    return stub.withDeadlineAfter(60, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Timestamp at(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
