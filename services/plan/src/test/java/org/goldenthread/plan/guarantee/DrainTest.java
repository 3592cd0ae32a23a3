package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.sql.Connection;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A service that is told to go, as it is by SIGTERM: its server is stopped while calls are open.
class DrainTest {
  @Test
  @Timeout(90)
  void what_has_begun_is_answered_and_watchers_are_told_to_go_on_elsewhere() throws Exception {
    try (Fsc fsc = Fsc.start(Map.of("goldenthread.feed.pause", "10ms"));
        Context.CancellableContext asking = Context.current().withCancellation()) {
      Iterator<HealthCheckResponse> health = asking.call(() -> health(fsc));
      assertEquals(ServingStatus.SERVING, health.next().getStatus());
      Iterator<WatchChangesResponse> feed =
          fsc.changes("fsc:viewer")
              .watchChanges(WatchChangesRequest.newBuilder().setParent(Fsc.NAME).build());
      var marker = fsc.makeUnit("marker");
      assertEquals(marker.getName(), change(feed).getResource());
      try (Connection lock = fsc.service().database().connectAsOwner()) {
        lock.setAutoCommit(false);
        Sql.run(lock, "lock table unit in access exclusive mode");
        ListenableFuture<Unit> begun =
            fsc.as(UnitServiceGrpc.newFutureStub(fsc.service().channel()), "fsc:planner")
                .createUnit(Fsc.newUnit("begun").build());
        awaitWaiting(fsc);

        var stopped =
            CompletableFuture.runAsync(fsc.service().bean(GrpcEmbeddedServer.class)::stop);

        assertEquals(ServingStatus.NOT_SERVING, health.next().getStatus());
        // Who hears this leaves.
        asking.cancel(null);
        var ended =
            assertThrows(StatusRuntimeException.class, () -> feed.forEachRemaining(x -> {}));
        assertEquals("UNAVAILABLE INSTANCE_UNAVAILABLE", Refused.of(ended).why());
        lock.rollback();
        assertTrue(begun.get(20, TimeUnit.SECONDS).getName().endsWith("/begun"));
        stopped.get(20, TimeUnit.SECONDS);
      }
    }
  }

  /// The next change; on a busy machine a heartbeat may come before it.
  private static Change change(Iterator<WatchChangesResponse> feed) {
    WatchChangesResponse next = feed.next();
    while (!next.hasChange()) {
      next = feed.next();
    }
    return next.getChange();
  }

  private static Iterator<HealthCheckResponse> health(Fsc fsc) {
    return HealthGrpc.newBlockingStub(fsc.service().channel())
        .withDeadlineAfter(60, TimeUnit.SECONDS)
        .watch(HealthCheckRequest.getDefaultInstance());
  }

  private static void awaitWaiting(Fsc fsc) {
    String waiting = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    while (fsc.count(waiting).equals("0")) {
      assertFalse(Thread.currentThread().isInterrupted());
    }
  }
}
