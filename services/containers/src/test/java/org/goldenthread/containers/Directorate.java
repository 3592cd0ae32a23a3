package org.goldenthread.containers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.goldenthread.testing.postgres.Login;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// What the programs of the directorate `fsc` need around them, in a network of containers: a
/// database made as an operator makes it, and an OpenID provider. They are configured by their
/// environment alone.
final class Directorate implements AutoCloseable {
  static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");
  static final String GATEWAY = "gateway";

  private static final String CODE = "fsc";
  private static final String ISSUER = "http://identity-provider:8080/goldenthread";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Network network = Network.newNetwork();
  private final PostgreSQLContainer postgres;
  private final GenericContainer<?> identity;

  private Directorate(Server server) {
    postgres = server.container().withNetwork(network).withNetworkAliases("postgres");
    identity =
        new GenericContainer<>(Engine.image("identity-provider"))
            .withImagePullPolicy(Engine.NEVER)
            .withNetwork(network)
            .withNetworkAliases("identity-provider")
            .withExposedPorts(8080)
            .withCommand(ISSUER, CODE)
            .waitingFor(Wait.forHttp("/goldenthread/jwks"));
  }

  static Directorate on(Server server) {
    Engine.client();
    var directorate = new Directorate(server);
    Startables.deepStart(directorate.postgres, directorate.identity).join();
    var database = Server.in(directorate.postgres);
    database.createDatabase(CODE);
    SERVICES.forEach(
        service ->
            database.createService(CODE, service, owner(service), new Login(service, service)));
    return directorate;
  }

  /// The configuration of a program that serves: of the database only the lesser role.
  Map<String, String> environment(String program) {
    var environment = new HashMap<String, String>();
    environment.put("GOLDENTHREAD_IDENTITY_ISSUER", ISSUER);
    environment.put("GOLDENTHREAD_IDENTITY_JWKS_URI", ISSUER + "/jwks");
    environment.put("GOLDENTHREAD_IDENTITY_AUDIENCE", "goldenthread");
    if (program.equals(GATEWAY)) {
      SERVICES.forEach(
          service ->
              environment.put(
                  "GOLDENTHREAD_INSTANCES_FSC_" + service.toUpperCase(Locale.ROOT),
                  service + ":50051"));
      return environment;
    }
    environment.put("GOLDENTHREAD_DIRECTORATE", CODE);
    environment.put("GOLDENTHREAD_PLAN_TARGET", "dns:///plan:50051");
    environment.put("GOLDENTHREAD_DATABASE_URL", "jdbc:postgresql://postgres:5432/" + CODE);
    environment.put("GOLDENTHREAD_DATABASE_USERNAME", program);
    environment.put("GOLDENTHREAD_DATABASE_PASSWORD", program);
    return environment;
  }

  /// The configuration of a migration: the owner's role as well.
  Map<String, String> ownerEnvironment(String program) {
    var environment = new HashMap<>(environment(program));
    environment.put("GOLDENTHREAD_DATABASE_OWNER_USERNAME", owner(program).username());
    environment.put("GOLDENTHREAD_DATABASE_OWNER_PASSWORD", owner(program).password());
    return environment;
  }

  /// Has a service migrate its schema.
  void migrate(String service) {
    try (var migration = Program.start(this, service, ownerEnvironment(service), "migrate")) {
      long exit = migration.awaitExit();
      if (exit != 0) {
        throw new IllegalStateException("exit code " + exit + "\n" + migration.log());
      }
    }
  }

  /// A service that serves on its migrated schema.
  Program serve(String program) {
    return Program.serve(this, program, environment(program));
  }

  /// A connection of the role that owns the service's schema.
  Connection connectAsOwner(String service) throws SQLException {
    return connect(owner(service), "?currentSchema=" + service);
  }

  Connection connectAsSuperuser() throws SQLException {
    return connect(Server.SUPERUSER, "");
  }

  private Connection connect(Login login, String parameters) throws SQLException {
    return DriverManager.getConnection(url() + parameters, login.username(), login.password());
  }

  String url() {
    return Server.in(postgres).url(CODE);
  }

  static Login owner(String service) {
    return new Login(service + "_owner", service + "-owner");
  }

  void restartDatabase() {
    Engine.client().restartContainerCmd(postgres.getContainerId()).exec();
  }

  /// The header `Authorization` of the client of that role.
  String authorization(String role) {
    var form = "grant_type=client_credentials&client_id=%s&client_secret=local".formatted(role);
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://%s:%d/goldenthread/token"
                        .formatted(identity.getHost(), identity.getMappedPort(8080))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString()).body();
      return "Bearer " + new ObjectMapper().readTree(answer).path("access_token").asText();
    } catch (IOException e) {
      throw new IllegalStateException("the identity provider gave no token", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (network;
        postgres;
        identity) {
      identity.stop();
    }
  }
}
