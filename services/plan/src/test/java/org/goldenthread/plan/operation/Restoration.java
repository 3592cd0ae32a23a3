package org.goldenthread.plan.operation;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.plan.operation.Writers.Acknowledged;
import org.goldenthread.testing.postgres.Login;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.testing.postgres.PostgresServer;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;

/// A plan service whose database was backed up while it was written to, and the same restored into
/// another database, for roles of other names, with a service of its own.
final class Restoration implements AutoCloseable {
  private static final String RESTORED = "els_restored";
  private static final Login OWNER = new Login("els_plan_owner", "owns");
  private static final Login ROLE = new Login("els_plan", "runs");
  private static final List<String> OTHERS = List.of("indicator", "risk", "continuity");
  private static final Map<String, ?> FAST =
      Map.of("goldenthread.feed.pause", "10ms", "goldenthread.feed.heartbeat", "100ms");

  private final ServiceUnderTest service;
  private final Desk original;
  private final List<Acknowledged> before;
  private final List<Acknowledged> later;
  private final String lostChange;
  private final String lostHeartbeat;
  private final Instant end;
  private final Looked unmigrated;
  private final ApplicationContext context;
  private final ManagedChannel channel;

  private Restoration(Path folder) throws IOException, InterruptedException {
    service = ServiceUnderTest.configured("plan", FAST);
    original = new Desk(service.channel(), service.issuer());
    var commands = prepared(folder);
    var file = Map.of("FILE", folder.resolve("els.dump").toString());
    try (Writers writers = new Writers(original)) {
      before = writers.after(40);
      commands.documented("pg_dump", with(file, "DATABASE", database()));
      Instant ended = Instant.now();
      later = writers.after(20).stream().filter(one -> one.isBegunAfter(ended)).toList();
    }
    lostChange = original.log(Instant.now()).getLast().getCursor();
    lostHeartbeat = original.heartbeat(lostChange);
    commands.documented("pg_restore", with(with(file, "DATABASE", RESTORED), "ROLES", "els_"));
    end = last();
    unmigrated = Looked.at(service.database(), service.issuer(), settings());
    context = start(true);
    var server = context.getBean(GrpcEmbeddedServer.class);
    server.start();
    channel =
        ManagedChannelBuilder.forAddress("localhost", server.getPort()).usePlaintext().build();
  }

  private static Instant last() {
    String last =
        "select to_char(max(recorded_at), 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') from change";
    return Instant.parse(Sql.as(() -> connect(OWNER), owner -> Sql.text(owner, last)));
  }

  static Restoration underLoad(Path folder) throws IOException, InterruptedException {
    return new Restoration(folder);
  }

  /// The major version of the server that the tests use.
  static int serverVersion() {
    try (PostgresDatabase any = PostgresDatabase.create("plan")) {
      return Sql.as(
          any::connect,
          role -> Integer.parseInt(Sql.text(role, "show server_version_num")) / 10_000);
    }
  }

  /// What the operator has made: schemas for all four services, a role that backs up, and on the
  /// new server the roles.
  private OperatorCommands prepared(Path folder) throws IOException, InterruptedException {
    var server = PostgresServer.shared();
    for (String other : OTHERS) {
      server.createService(
          database(), other, new Login(other + "_owner", "owns"), new Login(other, "runs"));
    }
    var commands =
        new OperatorCommands(
            with(server.environment(), "SQL", "helm/directorate/sql"), folder.resolve("log"));
    commands.run(
        """
        for s in plan indicator risk continuity; do
          psql -d postgres -v ON_ERROR_STOP=1 -v owner=els_${s}_owner -v owner_password=owns \
            -v role=els_$s -v role_password=runs -f $SQL/roles.sql
        done
        psql -d postgres -v ON_ERROR_STOP=1 -c "create role keeper login password 'keeps' in role pg_read_all_data" \
          -c "grant connect on database $DATABASE to keeper"
        """,
        Map.of("DATABASE", database()));
    return commands;
  }

  private String database() {
    String url = service.database().url();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static Map<String, String> with(Map<String, String> settings, String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(key, value);
    if (key.equals("DATABASE") && !value.equals(RESTORED)) {
      all.put("PGUSER", "keeper");
      all.put("PGPASSWORD", "keeps");
    }
    return all;
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>(FAST);
    settings.put("goldenthread.database.url", PostgresServer.shared().url(RESTORED));
    settings.put("goldenthread.database.username", ROLE.username());
    settings.put("goldenthread.database.password", ROLE.password());
    return settings;
  }

  private ApplicationContext start(boolean serves) {
    Map<String, Object> settings =
        Looked.settings(service.database(), service.issuer(), settings());
    settings.put("goldenthread.database.owner.username", OWNER.username());
    settings.put("goldenthread.database.owner.password", OWNER.password());
    settings.put("goldenthread.database.migrate", true);
    settings.put("grpc.server.enabled", serves);
    settings.put("grpc.server.port", "0");
    settings.put("micronaut.server.port", "-1");
    return ServiceApplication.builder("plan", settings).start();
  }

  /// Migrates the restored schema once more.
  void migrate() {
    start(false).close();
  }

  /// In front of the service that was backed up, which goes on.
  Desk original() {
    return original;
  }

  /// In front of the service on the restored database.
  Desk desk() {
    return new Desk(channel, service.issuer());
  }

  PostgresDatabase source() {
    return service.database();
  }

  /// Acknowledged before the backup began.
  List<Acknowledged> before() {
    return before;
  }

  /// Begun after the backup had ended.
  List<Acknowledged> later() {
    return later;
  }

  /// The instant of the last change that was restored.
  Instant end() {
    return end;
  }

  String lostChange() {
    return lostChange;
  }

  String lostHeartbeat() {
    return lostHeartbeat;
  }

  /// The checklist of the restored database before it was migrated.
  Looked unmigrated() {
    return unmigrated;
  }

  /// The checklist of the restored database as it is.
  Looked checked() {
    return Looked.at(service.database(), service.issuer(), settings());
  }

  Connection connect() throws SQLException {
    return connect(ROLE);
  }

  Connection connectAsOwner() throws SQLException {
    return connect(OWNER);
  }

  private static Connection connect(Login login) throws SQLException {
    return DriverManager.getConnection(
        PostgresServer.shared().url(RESTORED) + "?currentSchema=plan",
        login.username(),
        login.password());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    context.close();
    service.close();
  }
}
