package org.goldenthread.gateway.library;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.goldenthread.testing.identity.Issuer;

/// The gateway as it runs, on a port of its own, for two directorates: `fsc`, whose plan service is
/// the library and whose other services do not answer, and `els`, of which nothing answers.
public final class Gateway implements AutoCloseable {
  private final Issuer issuer = Issuer.start(0, List.of("fsc", "els"));
  private final Library library = new Library();
  private final Desk desk = new Desk();
  private final Server service;
  private final EmbeddedServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private Gateway(Map<String, Object> settings) {
    try {
      service =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(library)
              .intercept(desk)
              .permitKeepAliveTime(10, TimeUnit.SECONDS)
              .build()
              .start();
    } catch (IOException taken) {
      throw new UncheckedIOException("a free port was not free", taken);
    }
    Map<String, Object> all = new LinkedHashMap<>(settings());
    all.putAll(settings);
    server = ApplicationContext.run(EmbeddedServer.class, all);
  }

  public static Gateway start() {
    return new Gateway(Map.of());
  }

  /// One with settings of its own.
  public static Gateway start(Map<String, Object> settings) {
    return new Gateway(settings);
  }

  /// What a gateway needs to be told, and nothing about the library's contract.
  public Map<String, Object> settings() {
    String nobody = "localhost:" + nobodysPort();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("micronaut.server.port", "-1");
    settings.put("micronaut.server.host", "localhost");
    settings.put("goldenthread.identity.issuer", issuer.uri().toString());
    settings.put("goldenthread.identity.jwks-uri", issuer.jwksUri().toString());
    settings.put("goldenthread.identity.audience", Issuer.AUDIENCE);
    // A failure that a test has ordered is the one that it sees, and no test's closes the library
    // to
    // the next.
    settings.put("goldenthread.circuit.attempts", "1");
    settings.put("goldenthread.circuit.calls", "1000");
    settings.put("goldenthread.circuit.least", "1000");
    for (String part : List.of("plan", "indicator", "risk", "continuity")) {
      settings.put("goldenthread.instances.fsc." + part, nobody);
      settings.put("goldenthread.instances.els." + part, nobody);
    }
    settings.put("goldenthread.instances.fsc.plan", "localhost:" + service.getPort());
    return settings;
  }

  public Issuer issuer() {
    return issuer;
  }

  public Library library() {
    return library;
  }

  public Desk desk() {
    return desk;
  }

  public URI uri() {
    return server.getURI();
  }

  public Call get(String path) {
    return call("GET", path);
  }

  public Call post(String path, String json) {
    return call("POST", path).json(json);
  }

  public Call patch(String path, String json) {
    return call("PATCH", path).json(json);
  }

  public Call delete(String path) {
    return call("DELETE", path);
  }

  /// A call with a planner's token.
  public Call call(String method, String path) {
    return call(uri(), method, path);
  }

  /// A call of another gateway that serves the same.
  public Call call(URI gateway, String method, String path) {
    return new Call(http, method, gateway.resolve(path)).token(issuer.token("planner"));
  }

  private static int nobodysPort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void close() {
    server.close();
    server.getApplicationContext().close();
    service.shutdownNow();
    issuer.close();
    http.close();
  }
}
