package org.goldenthread.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Context;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// SIGTERM while a call is under way.
class DrainTest {
  // What the charts give beside the wait before it and the longest call.
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int SIGTERM = 128 + 15;

  @AutoClose private static Directorate directorate;

  @BeforeAll
  static void begin() {
    directorate = Directorate.on(Server.OLDEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "indicator", "risk", "continuity"})
  void a_call_that_has_begun_is_answered_before_the_program_ends(String service) throws Exception {
    directorate.migrate(service);
    try (var program = directorate.serve(service);
        var owner = directorate.connectAsOwner(service);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var records = new Records(directorate, program, service);
      var watching = Context.current().withCancellation();
      var health =
          watching
              .wrap(
                  () ->
                      HealthGrpc.newBlockingStub(program.channel())
                          .watch(HealthCheckRequest.getDefaultInstance()))
              .call();
      assertEquals(ServingStatus.SERVING, health.next().getStatus());
      owner.setAutoCommit(false);
      Sql.run(owner, "lock table change in access exclusive mode");
      var call = CompletableFuture.supplyAsync(() -> records.make("Under way"), threads);
      awaitWaiting(owner);

      program.terminate();
      assertEquals(ServingStatus.NOT_SERVING, health.next().getStatus());
      // Whoever goes on watching has begun a call like any other, and is given the time for it.
      watching.cancel(null);
      owner.rollback();

      assertTrue(call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).startsWith("directorates/fsc/"));
      var answered = System.nanoTime();
      assertEquals(SIGTERM, program.awaitExit(), program::log);
      var took = Duration.ofNanos(System.nanoTime() - answered);
      assertTrue(took.compareTo(GRACE) < 0, took::toString);
    }
  }

  /// Until the call has come as far as the table that is locked.
  private static void awaitWaiting(Connection owner) throws SQLException {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    var waiting =
        "select count(*) from pg_locks where relation = 'change'::regclass and not granted";
    while (Sql.text(owner, waiting).equals("0")) {
      assertTrue(System.nanoTime() < giveUp, "the call never came to the table");
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
