package org.goldenthread.chassis.change;

import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.chassis.server.Drain;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;

/// Streams the change log to one watcher: what is there, then what comes, until the watcher leaves
/// or their token ends, or this service does.
///
/// It asks the table again and again on the call's own virtual thread, with a connection only while
/// it asks: a watcher that does not read holds nothing but that thread.
@Singleton
final class Feed {
  private static final int BATCH = 500;

  private final Changes changes;
  private final Reads reads;
  private final Clock clock;
  private final Drain drain;
  private final Duration pause;
  private final Duration heartbeat;

  Feed(
      Changes changes,
      Reads reads,
      Clock clock,
      Drain drain,
      @Value("${goldenthread.feed.pause:250ms}") Duration pause,
      @Value("${goldenthread.feed.heartbeat:15s}") Duration heartbeat) {
    this.changes = changes;
    this.reads = reads;
    this.clock = clock;
    this.drain = drain;
    this.pause = pause;
    this.heartbeat = heartbeat;
  }

  void watch(WatchChangesRequest request, StreamObserver<WatchChangesResponse> out) {
    ServerCallStreamObserver<WatchChangesResponse> call =
        (ServerCallStreamObserver<WatchChangesResponse>) out;
    Cursor place =
        request.getAfter().isEmpty()
            ? new Cursor(reads.read(null, reads::horizon), 0)
            : had(Cursor.of(request.getAfter()));
    Instant said = clock.instant();
    while (!call.isCancelled() && !Context.current().isCancelled()) {
      requireToken();
      requireServing();
      if (!call.isReady()) {
        LockSupport.parkNanos(pause.toNanos());
        continue;
      }
      Step step = next(request, place);
      place = step.place();
      step.changes().forEach(change -> out.onNext(response(change)));
      Instant now = clock.instant();
      if (!step.changes().isEmpty()) {
        said = now;
      } else if (now.isAfter(said.plus(heartbeat))) {
        Instant until = place.instant();
        Cursor settled = reads.read(null, () -> changes.upTo(until));
        out.onNext(WatchChangesResponse.newBuilder().setCursor(settled.toString()).build());
        said = now;
      }
      if (step.changes().size() < BATCH) {
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }

  private Cursor had(Cursor place) {
    return reads.read(
        null,
        () -> {
          changes.requireHad(place);
          return place;
        });
  }

  private record Step(List<Change> changes, Cursor place) {}

  private Step next(WatchChangesRequest request, Cursor place) {
    // A stream of hours asks four times a second: no trace is to hold all of that.
    try (Scope _ = Span.getInvalid().makeCurrent()) {
      return reads.read(null, () -> look(request, place));
    }
  }

  private Step look(WatchChangesRequest request, Cursor place) {
    Instant horizon = reads.horizon();
    Where where = place.until(horizon);
    ChangeEndpoint.only(where, request.getResource(), request.getPlan(), request.getKindsList());
    List<Change> found = changes.select(where, false, BATCH);
    if (found.size() == BATCH) {
      return new Step(found, Cursor.of(found.getLast().getCursor()));
    }
    // Everything before the horizon has been looked at, and nothing will be added there. The
    // horizon itself may step back a little, behind a transaction that was slow to take its
    // lock; what was seen is not shown again for that.
    return new Step(found, place.orLater(new Cursor(horizon.minusNanos(1000), Long.MAX_VALUE)));
  }

  private static WatchChangesResponse response(Change change) {
    return WatchChangesResponse.newBuilder()
        .setChange(change)
        .setCursor(change.getCursor())
        .build();
  }

  private void requireServing() {
    if (drain.hasBegun()) {
      throw Failure.of(
          Code.UNAVAILABLE,
          ErrorReason.INSTANCE_UNAVAILABLE,
          "This service is about to stop; go on from the last cursor.");
    }
  }

  private void requireToken() {
    if (!clock.instant().isBefore(Permit.current().caller().expiresAt())) {
      throw Failure.of(
          Code.UNAUTHENTICATED,
          ErrorReason.TOKEN_EXPIRED,
          "The token has ended, and the stream with it; go on from the last cursor with a new"
              + " one.");
    }
  }
}
