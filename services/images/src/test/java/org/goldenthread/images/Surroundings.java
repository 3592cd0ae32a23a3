package org.goldenthread.images;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.testing.postgres.Login;
import org.goldenthread.testing.postgres.PostgresServer;

/// What programs need around them: a database, an issuer, addresses. They are configured by their
/// environment alone, as a container is.
final class Surroundings implements AutoCloseable {
  static final String DIRECTORATE = "fsc";

  private static final int LOWEST_PORT = 20_000;
  private static final int HIGHEST_PORT = 32_000;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

  private final PostgresServer postgres = PostgresServer.start(PostgresServer.Options.TEMPORARY);
  private final Issuer issuer = Issuer.start(0, List.of(DIRECTORATE));
  private final Map<String, Integer> http = new LinkedHashMap<>();
  private final Map<String, Integer> grpc = new LinkedHashMap<>();

  Surroundings() {
    postgres.createDatabase(DIRECTORATE);
    for (var service : ImageContents.SERVICES) {
      postgres.createService(DIRECTORATE, service, owner(service), new Login(service, service));
    }
    var ports = freePorts(2 * ImageContents.SERVICES.size() + 1);
    for (var service : ImageContents.SERVICES) {
      http.put(service, ports.removeFirst());
      grpc.put(service, ports.removeFirst());
    }
    http.put(ImageContents.GATEWAY, ports.removeFirst());
  }

  /// The configuration of a program.
  Map<String, String> environment(String program) {
    var environment = new HashMap<String, String>();
    environment.put("MICRONAUT_SERVER_HOST", "localhost");
    environment.put("HTTP_PORT", Integer.toString(port(program)));
    environment.put("GOLDENTHREAD_IDENTITY_ISSUER", issuer.uri().toString());
    environment.put("GOLDENTHREAD_IDENTITY_JWKS_URI", issuer.jwksUri().toString());
    environment.put("GOLDENTHREAD_IDENTITY_AUDIENCE", Issuer.AUDIENCE);
    // Programs that are recorded are slow, and so is the issuer beside them.
    environment.put("GOLDENTHREAD_IDENTITY_TIMEOUT", "PT60S");
    if (program.equals(ImageContents.GATEWAY)) {
      grpc.forEach(
          (service, port) ->
              environment.put(
                  "GOLDENTHREAD_INSTANCES_FSC_" + service.toUpperCase(java.util.Locale.ROOT),
                  "localhost:" + port));
      return environment;
    }
    environment.put("GRPC_SERVER_HOST", "localhost");
    environment.put("GRPC_PORT", Objects.requireNonNull(grpc.get(program)).toString());
    environment.put("GOLDENTHREAD_DIRECTORATE", DIRECTORATE);
    environment.put("GOLDENTHREAD_PLAN_TARGET", "localhost:" + grpc.get("plan"));
    environment.put("GOLDENTHREAD_DATABASE_URL", postgres.url(DIRECTORATE));
    environment.put("GOLDENTHREAD_DATABASE_USERNAME", program);
    environment.put("GOLDENTHREAD_DATABASE_PASSWORD", program);
    environment.put("GOLDENTHREAD_DATABASE_OWNER_USERNAME", owner(program).username());
    environment.put("GOLDENTHREAD_DATABASE_OWNER_PASSWORD", owner(program).password());
    environment.put("GOLDENTHREAD_DATABASE_MIGRATE", "true");
    return environment;
  }

  /// Whether a program says that it is ready.
  boolean ready(String program) {
    try {
      var request =
          HttpRequest.newBuilder(at(program).resolve("/health")).timeout(PATIENCE).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// Where a program answers HTTP.
  URI at(String program) {
    return URI.create("http://localhost:" + port(program));
  }

  String token(String role) {
    return issuer.token(role);
  }

  @Override
  public void close() {
    try (postgres;
        issuer) {
      http.clear();
    }
  }

  private int port(String program) {
    return Objects.requireNonNull(http.get(program), program);
  }

  private static Login owner(String service) {
    return new Login(service + "_owner", service + "-owner");
  }

  /// Below those that the system gives to whoever asks for any: on a busy machine one of these
  /// would be taken before the program is there.
  private static List<Integer> freePorts(int count) {
    return ThreadLocalRandom.current()
        .ints(LOWEST_PORT, HIGHEST_PORT)
        .distinct()
        .filter(Surroundings::isFree)
        .limit(count)
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
