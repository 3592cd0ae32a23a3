package org.goldenthread.plan.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The argument `checklist`: everything that a service needs, there and not there.
class ChecklistTest {
  private static final ServiceUnderTest SERVICE = ServiceUnderTest.start("plan");
  private static final Issuer ISSUER = SERVICE.issuer();
  private static final String NOWHERE = "http://localhost:1/nobody";

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void a_service_that_has_everything_is_told_so() {
    makeUnit();
    String plan = "localhost:" + SERVICE.channel().authority().replaceAll(".*:", "");

    var looked = look(Map.of("goldenthread.plan.target", plan));

    assertEquals("plan of fsc", looked.lines().getFirst());
    looked.says("clock", "OK", "0.");
    looked.says("schema", "OK", "plan has had every step");
    looked.says("role", "OK", "plan may read and record, and cannot alter what was recorded");
    looked.says("connections", "OK", "the instance's pods hold at most 10 of");
    looked.says("keys", "OK", ISSUER.jwksUri().toString());
    looked.says("issuer", "OK", ISSUER.uri().toString(), "audience goldenthread");
    looked.says("roles", "OK", "the claim `roles` alone", "GET /v1/me");
    looked.says("plan", "OK", plan + " serves");
    looked.says("units", "OK", "1 there");
  }

  @Test
  void without_its_database_the_rest_is_looked_at_all_the_same() {
    var looked = look(Map.of("goldenthread.database.url", "jdbc:postgresql://localhost:1/fsc"));

    looked.says("database", "MISSING", "localhost:1/fsc as plan", "database.host");
    for (String item : List.of("clock", "schema", "role", "connections", "units")) {
      looked.says(item, "MISSING", "cannot be looked at without the database");
    }
    looked.says("keys", "OK");
    looked.says("issuer", "OK");
    looked.says("roles", "OK");
  }

  @Test
  void a_database_is_missed_by_its_name_and_by_its_password() {
    String url = SERVICE.database().url();

    look(Map.of("goldenthread.database.url", url + "x"))
        .says("database", "MISSING", "x as plan", "createdb, or database.name");
    look(Map.of("goldenthread.database.password", "guessed"))
        .says("database", "WRONG", "password", "database.existingSecret");
  }

  @Test
  void a_server_is_believed_by_its_certificate_and_its_name(@TempDir Path folder) throws Exception {
    try (var encrypted = new EncryptedServer(folder);
        var database = encrypted.server().create("plan")) {
      look(database, "verify-full", folder.resolve("trusted"))
          .says("database", "OK", "PostgreSQL", "its certificate and name verified");
      look(database, "require", folder.resolve("trusted"))
          .says("database", "WARNING", "encrypted and not verified", "database.tls.mode");
      look(database, "disable", folder.resolve("trusted"))
          .says("database", "WARNING", "not encrypted");
      look(database, "verify-full", folder.resolve("another"))
          .says("database", "WRONG", "database.tls.caSecret");
      String otherName = database.url().replace("localhost", "127.0.0.1");
      Looked.at(
              database,
              ISSUER,
              Map.of(
                  "goldenthread.database.url",
                  otherName,
                  "goldenthread.database.parameters",
                  parameters("verify-full", folder.resolve("trusted"))))
          .says("database", "WRONG", "127.0.0.1", "is the name in it");
    }
    look(SERVICE.database(), "require", folder.resolve("trusted"))
        .says("database", "WRONG", "does not support SSL");
  }

  @Test
  void a_clock_that_goes_wrong_is_told() {
    var late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-90));

    look(Map.of(), late).says("clock", "WRONG", "s ahead of this node's", "NTP");
  }

  @Test
  void a_schema_is_missed_until_every_step_was_taken() {
    try (var database = PostgresDatabase.create("plan")) {
      var untouched = Looked.at(database, ISSUER, Map.of());
      untouched.says("schema", "MISSING", "plan has not been migrated", "`migrate`");
      untouched.says("units", "MISSING", "their table is not there");

      migrate(database);
      Looked.at(database, ISSUER, Map.of()).says("schema", "OK", "plan has had every step");

      owner(database, "update schema_compatibility set oldest_program = 2");
      Looked.at(database, ISSUER, Map.of())
          .says("schema", "WRONG", "for programs from 2 on", "install a newer release");

      owner(database, "update schema_compatibility set oldest_program = 1");
      owner(database, "delete from flyway_schema_history where version = '1'");
      Looked.at(database, ISSUER, Map.of()).says("schema", "MISSING", "has not had [1 ");

      owner(database, "drop schema plan cascade");
      Looked.at(database, ISSUER, Map.of())
          .says("schema", "MISSING", "there is no schema plan", "schema.sql");
    }
  }

  @Test
  void a_role_that_may_do_too_much_or_too_little_is_told() {
    try (var database = PostgresDatabase.create("plan")) {
      migrate(database);
      var asOwner =
          Map.of(
              "goldenthread.database.username", database.owner().username(),
              "goldenthread.database.password", database.owner().password());
      Looked.at(database, ISSUER, asOwner).says("role", "WRONG", "the owner plan_owner");

      owner(database, "grant delete on change to plan");
      owner(database, "grant update (display_name) on unit_history to plan");
      Looked.at(database, ISSUER, Map.of())
          .says("role", "WRONG", "kept for ever: change, unit_history", "REVOKE ALL");

      migrate(database);
      owner(database, "revoke select on unit from plan");
      Looked.at(database, ISSUER, Map.of())
          .says("role", "MISSING", "may not use what is in plan: unit", "`migrate`");

      migrate(database);
      Looked.at(database, ISSUER, Map.of()).says("role", "OK");
    }
  }

  @Test
  void a_server_that_is_too_small_for_all_pods_is_a_warning() {
    look(Map.of("goldenthread.checklist.connections", "4000"))
        .says("connections", "WARNING", "at most 4000 of", "max_connections");
  }

  @Test
  void keys_that_are_away_or_of_no_use_are_told() throws IOException {
    look(Map.of("goldenthread.identity.jwks-uri", NOWHERE))
        .says("keys", "MISSING", "cannot be fetched", "identity.jwksUri");
    look(Map.of("goldenthread.identity.jwks-uri", serving("{\"keys\": []}")))
        .says("keys", "MISSING", "0 for RS256 or ES256");
    look(Map.of("goldenthread.identity.jwks-uri", serving("<html>")))
        .says("keys", "WRONG", "is no key set");
  }

  @Test
  void an_issuer_that_calls_itself_otherwise_is_wrong_and_one_out_of_reach_a_warning() {
    look(Map.of("goldenthread.identity.issuer", ISSUER.uri() + "/"))
        .says("issuer", "WRONG", "calls itself " + ISSUER.uri(), "to the last slash");
    look(Map.of("goldenthread.identity.issuer", NOWHERE))
        .says("issuer", "WARNING", "cannot be read", "`iss`");
    look(Map.of("goldenthread.identity.issuer", "our council"))
        .says("issuer", "WARNING", "cannot be read");
  }

  @Test
  void claims_that_are_mapped_to_nothing_here_are_told() {
    look(claims("fsc:planner")).says("roles", "OK", "maps to [fsc:planner]", "GET /v1/me");
    look(claims("*:corporate-viewer")).says("roles", "OK", "[*:corporate-viewer]");
    look(claims("fsc:boss")).says("roles", "WRONG", "'fsc:boss' for groups=planners", "planner,");
    look(claims("els:planner")).says("roles", "WRONG", "[els:planner]", "nothing in fsc");
  }

  @Test
  void the_plan_service_is_missed() {
    look(Map.of("goldenthread.plan.target", "localhost:1"))
        .says("plan", "MISSING", "localhost:1: ", "UNAVAILABLE", "kubectl");
  }

  @Test
  void units_are_missed_until_there_is_one() {
    try (var database = PostgresDatabase.create("plan")) {
      migrate(database);

      Looked.at(database, ISSUER, Map.of()).says("units", "MISSING", "none", "/units");
    }
  }

  @Test
  void the_argument_writes_a_file_for_the_verdict(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("plan");
    Map<String, Object> settings = Looked.settings(SERVICE.database(), ISSUER, Map.of());
    settings.forEach((key, value) -> System.setProperty(key, value.toString()));
    try {
      ServiceApplication.run(
          "plan", ChecklistTest.class, new String[] {"checklist", file.toString()});
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }

    new Looked(Files.readAllLines(file)).says("role", "OK");
    assertTrue(Files.readString(file).startsWith("plan of fsc\n"));
  }

  private static Looked look(Map<String, ?> other, Object... beans) {
    return Looked.at(SERVICE.database(), ISSUER, other, beans);
  }

  private static Looked look(PostgresDatabase database, String mode, Path trusted) {
    return Looked.at(
        database, ISSUER, Map.of("goldenthread.database.parameters", parameters(mode, trusted)));
  }

  private static String parameters(String mode, Path trusted) {
    return "&sslmode=" + mode + "&sslrootcert=" + trusted;
  }

  private static Map<String, Object> claims(String grant) {
    return Map.of(
        "goldenthread.identity.claims[0].claim", "groups",
        "goldenthread.identity.claims[0].value", "planners",
        "goldenthread.identity.claims[0].grants", List.of(grant));
  }

  private static void migrate(PostgresDatabase database) {
    Map<String, Object> settings = Looked.settings(database, ISSUER, database.properties());
    settings.put("grpc.server.enabled", false);
    ServiceApplication.builder("plan", settings).start().close();
  }

  private static void owner(PostgresDatabase database, String sql) {
    Sql.as(
        database::connectAsOwner,
        connection -> {
          Sql.run(connection, sql);
          return true;
        });
  }

  private static void makeUnit() {
    UnitServiceGrpc.newBlockingStub(SERVICE.channel())
        .withCallCredentials(
            new CallerCredentials(
                "Bearer " + ISSUER.mint().subject("jo").grants("fsc:planner").signed()))
        .createUnit(
            CreateUnitRequest.newBuilder()
                .setParent("directorates/fsc")
                .setUnitId("first")
                .setUnit(Unit.newBuilder().setDisplayName("First").setKind(Unit.Kind.TEAM))
                .build());
  }

  /// An address at which this is answered until the test ends.
  private static String serving(String text) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
          server.stop(0);
        });
    server.start();
    return "http://localhost:" + server.getAddress().getPort() + "/jwks";
  }
}
