package org.goldenthread.plan.guarantee;

import com.google.protobuf.Timestamp;
import io.grpc.stub.AbstractStub;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.PlanServiceGrpc.PlanServiceBlockingStub;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UnitServiceGrpc.UnitServiceBlockingStub;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.goldenthread.type.v1.ChangeServiceGrpc.ChangeServiceBlockingStub;

/// The plan service of the directorate `fsc`, and calls to it in one line. On it is proven here
/// what the chassis promises of every record: history, change log, feed, idempotency, paging,
/// access and limits.
final class Fsc implements AutoCloseable {
  static final String NAME = "directorates/fsc";

  private final ServiceUnderTest service;

  /// The one that tests share whose records do not get in each other's way; it stops with the JVM.
  static Fsc shared() {
    return Shared.FSC;
  }

  private static final class Shared {
    static final Fsc FSC = start(Map.of("goldenthread.feed.pause", "10ms"));
  }

  private Fsc(ServiceUnderTest service) {
    this.service = service;
  }

  static Fsc start(Map<String, ?> settings) {
    return new Fsc(ServiceUnderTest.configured("plan", settings));
  }

  ServiceUnderTest service() {
    return service;
  }

  /// The stub with a token that holds these grants.
  <S extends AbstractStub<S>> S as(S stub, String... grants) {
    return with(stub, service.issuer().mint().subject("jo").grants(grants).signed());
  }

  <S extends AbstractStub<S>> S with(S stub, String token) {
    return stub.withDeadlineAfter(30, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  /// Units, for a planner.
  UnitServiceBlockingStub units() {
    return as(UnitServiceGrpc.newBlockingStub(service.channel()), "fsc:planner");
  }

  PlanServiceBlockingStub plans(String... grants) {
    return as(PlanServiceGrpc.newBlockingStub(service.channel()), grants);
  }

  ChangeServiceBlockingStub changes(String... grants) {
    return as(service.changes(), grants);
  }

  /// A request for a new unit, whose name is its id.
  static CreateUnitRequest.Builder newUnit(String id) {
    return CreateUnitRequest.newBuilder()
        .setParent(NAME)
        .setUnitId(id)
        .setUnit(Unit.newBuilder().setDisplayName(id).setKind(Unit.Kind.TEAM));
  }

  Unit makeUnit(String id) {
    return units().createUnit(newUnit(id).build());
  }

  Unit readUnit(String id) {
    return units().getUnit(GetUnitRequest.newBuilder().setName(NAME + "/units/" + id).build());
  }

  /// A plan of a unit, with the id of the unit.
  Plan makePlan(String unit) {
    return plans("fsc:planner").createPlan(newPlan(unit).build());
  }

  static CreatePlanRequest.Builder newPlan(String unit) {
    return CreatePlanRequest.newBuilder()
        .setParent(NAME)
        .setPlanId(unit)
        .setPlan(
            Plan.newBuilder()
                .setTitle(unit)
                .setKind(Plan.Kind.SERVICE)
                .setPlanYear("2013-14")
                .setUnit(NAME + "/units/" + unit));
  }

  /// The database as the role that runs the service sees it.
  <T> T sql(Sql.Work<T> work) {
    return Sql.as(service.database()::connect, work);
  }

  <T> T asOwner(Sql.Work<T> work) {
    return Sql.as(service.database()::connectAsOwner, work);
  }

  String count(String query, Object... parameters) {
    return sql(connection -> Sql.text(connection, query, parameters));
  }

  /// A transaction that the caller ends, which has chosen its instant.
  Connection open() {
    try {
      Connection connection = service.database().connect();
      connection.setAutoCommit(false);
      Sql.text(connection, "select recorded_instant()");
      return connection;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// The unit as it was recorded by an instant.
  Unit unitAt(String id, Instant instant) {
    return units()
        .getUnit(
            GetUnitRequest.newBuilder()
                .setName(NAME + "/units/" + id)
                .setReadTime(timestamp(instant))
                .build());
  }

  /// Moves a unit as the service does, within the transaction of whoever asks.
  static void move(Connection connection, String id, int position) throws SQLException {
    Sql.run(
        connection,
        "update unit set position = ?, update_time = recorded_instant(), etag = etag + 1"
            + " where id = ?",
        position,
        id);
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  /// Does something so many times at once, and gives what came out of each.
  static <T> List<T> atOnce(int times, IntFunction<Callable<T>> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(work.apply(i));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(all)) {
        answers.add(one.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
