package org.goldenthread.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.testing.postgres.Login;
import org.jspecify.annotations.Nullable;

/// A running platform: database, issuer, the services of each directorate and the gateway. Closing
/// it, or the end of this JVM in any way, ends all of its processes.
///
///     try (var platform = Platform.start(PlatformConfig.forTests("fsc", "els"))) {
///       platform.kill("fsc", "risk");
///       …
///       platform.start("fsc", "risk");
///     }
public final class Platform implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  // More JVMs at once than there are processors only make each of them late.
  private static final int AT_ONCE = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private final PlatformConfig config;
  private final Programs programs;
  private final Progress progress;
  private final Map<Part, Integer> ports;
  private final Map<Part, Integer> metricsPorts;
  private final int gatewayPort;
  private final int gatewayMetricsPort;
  private final Map<Part, Child> services = new ConcurrentHashMap<>();
  private final Issuer issuer;
  private final Database database;
  private final Settings settings;
  private @Nullable Child gateway;

  private Platform(PlatformConfig config, Programs programs, Progress progress) {
    this.config = config;
    this.programs = programs;
    this.progress = progress;
    var parts =
        config.directorates().stream()
            .flatMap(code -> Programs.SERVICES.stream().map(service -> new Part(code, service)))
            .toList();
    var free = Ports.free(2 * parts.size() + 3).iterator();
    this.ports = new LinkedHashMap<>();
    this.metricsPorts = new HashMap<>();
    for (var part : parts) {
      ports.put(part, free.next());
      metricsPorts.put(part, free.next());
    }
    int databasePort = free.next();
    this.gatewayMetricsPort = free.next();
    this.gatewayPort = config.gatewayPort() == 0 ? free.next() : config.gatewayPort();
    removeLogs(config.logs());
    this.database = Database.start(config, databasePort);
    this.issuer = startIssuer();
    this.settings = new Settings(config, issuer.uri(), ports);
  }

  /// Starts a platform and waits until all of it is ready.
  public static Platform start(PlatformConfig config) {
    return start(config, Progress.none());
  }

  /// Starts a platform, reporting each step, and waits until all of it is ready.
  public static Platform start(PlatformConfig config, Progress progress) {
    return start(config, Programs.built(config.services()), progress);
  }

  static Platform start(PlatformConfig config, Programs programs, Progress progress) {
    var platform = new Platform(config, programs, progress);
    try {
      platform.startAll();
      return platform;
    } catch (RuntimeException e) {
      platform.close();
      throw e;
    }
  }

  /// The gateway's address.
  public URI gateway() {
    return URI.create("http://localhost:" + gatewayPort);
  }

  /// The OpenID provider, which runs in this JVM.
  public Issuer issuer() {
    return issuer;
  }

  /// The JDBC address of a directorate's database, without a user.
  public String databaseUrl(String directorate) {
    return database.url(directorate);
  }

  /// The lesser role that a service runs as.
  public Login databaseLogin(String service) {
    return database.login(service);
  }

  /// Where a service listens for gRPC.
  public int grpcPort(String directorate, String service) {
    return Objects.requireNonNull(ports.get(new Part(directorate, service)));
  }

  /// Where Prometheus would read a service's metrics.
  public URI metrics(String directorate, String service) {
    return metrics(Objects.requireNonNull(metricsPorts.get(new Part(directorate, service))));
  }

  /// Where Prometheus would read the gateway's metrics.
  public URI gatewayMetrics() {
    return metrics(gatewayMetricsPort);
  }

  private static URI metrics(int port) {
    return URI.create("http://localhost:" + port + "/prometheus");
  }

  /// The process id of a service.
  public long pid(String directorate, String service) {
    return service(new Part(directorate, service)).pid();
  }

  /// The process id of the gateway.
  public long gatewayPid() {
    return Objects.requireNonNull(gateway).pid();
  }

  /// Stops a service in good order.
  public void stop(String directorate, String service) {
    service(new Part(directorate, service)).close();
  }

  /// Ends a service with `kill -9`.
  public void kill(String directorate, String service) {
    service(new Part(directorate, service)).kill();
  }

  /// Starts a service that was stopped or killed, where it listened before, and waits for it.
  public void start(String directorate, String service) {
    run(new Part(directorate, service));
  }

  /// Starts the gateway again after it has ended, and waits for it.
  public void startGateway() {
    runGateway();
  }

  /// Ends the gateway with `kill -9`.
  public void killGateway() {
    Objects.requireNonNull(gateway).kill();
  }

  List<Child> children() {
    var children = new ArrayList<>(services.values());
    children.add(Objects.requireNonNull(gateway));
    children.add(database.child());
    return children;
  }

  /// Starts again what has ended: a service, the gateway or the database.
  Child restart(Child ended) {
    if (ended.name().equals(Database.NAME)) {
      database.restart();
      return database.child();
    }
    if (ended.name().equals(Programs.GATEWAY)) {
      return runGateway();
    }
    return run(
        ports.keySet().stream()
            .filter(part -> part.toString().equals(ended.name()))
            .findFirst()
            .orElseThrow());
  }

  /// Stops everything: first who answers people, then the services, then what they stand on.
  @Override
  public void close() {
    var users = new ArrayList<>(services.values());
    if (gateway != null) {
      users.add(gateway);
    }
    try (database;
        issuer;
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              users.stream()
                  .map(child -> CompletableFuture.runAsync(child::close, executor))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }

  private Issuer startIssuer() {
    try {
      return Issuer.start(config.issuerPort(), config.directorates());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /// What an earlier platform wrote would be taken for this one's.
  private static void removeLogs(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var logs = Files.newDirectoryStream(folder, "*.log")) {
        for (var log : logs) {
          Files.delete(log);
        }
      }
    } catch (IOException e) {
      throw new LaunchFailure("Logs cannot be written to " + folder + ": " + e.getMessage(), e);
    }
  }

  private void startAll() {
    progress.step("issuer ready at " + issuer.uri());
    try (var executor = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var steps = new ArrayList<CompletableFuture<?>>();
      steps.add(CompletableFuture.runAsync(this::runGateway, executor));
      var databaseReady = CompletableFuture.runAsync(this::awaitDatabase, executor);
      for (var part : ports.keySet()) {
        steps.add(databaseReady.thenRunAsync(() -> run(part), executor));
      }
      await(steps, executor);
    }
  }

  /// Waits for all of the steps, or for the first that fails.
  private static void await(List<CompletableFuture<?>> steps, ExecutorService executor) {
    var failed = new CompletableFuture<Object>();
    for (var step : steps) {
      var _ = step.whenComplete((_, failure) -> fail(failed, failure));
    }
    try {
      CompletableFuture.anyOf(
              failed, CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)))
          .join();
    } catch (CompletionException e) {
      executor.shutdownNow();
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void fail(CompletableFuture<?> failed, @Nullable Throwable failure) {
    if (failure != null) {
      failed.completeExceptionally(
          failure instanceof CompletionException wrapped && wrapped.getCause() != null
              ? wrapped.getCause()
              : failure);
    }
  }

  private void awaitDatabase() {
    database.awaitReady();
    progress.step("database ready at " + database.url(""));
  }

  private Child run(Part part) {
    var environment = new HashMap<>(database.environment(part));
    environment.put("GRPC_PORT", Integer.toString(grpcPort(part.directorate(), part.service())));
    environment.put("HTTP_PORT", Objects.requireNonNull(metricsPorts.get(part)).toString());
    var child =
        Child.start(
            part.toString(),
            programs.of(part.service()),
            settings.service(part),
            environment,
            config.logs().resolve(part.directorate() + "-" + part.service() + ".log"));
    services.put(part, child);
    child.awaitReady(Probe.grpc(grpcPort(part.directorate(), part.service())), START);
    progress.step(part + " ready (process " + child.pid() + ")");
    return child;
  }

  private Child runGateway() {
    var child =
        Child.start(
            Programs.GATEWAY,
            programs.of(Programs.GATEWAY),
            settings.gateway(),
            Map.of(
                "HTTP_PORT",
                Integer.toString(gatewayPort),
                "GRPC_PORT",
                "0",
                "ENDPOINTS_ALL_PATH",
                "/",
                "ENDPOINTS_ALL_PORT",
                Integer.toString(gatewayMetricsPort),
                "ENDPOINTS_PROMETHEUS_ENABLED",
                "true",
                "ENDPOINTS_PROMETHEUS_SENSITIVE",
                "false"),
            config.logs().resolve(Programs.GATEWAY + ".log"));
    gateway = child;
    child.awaitReady(Probe.http(gateway().resolve("/health")), START);
    progress.step("gateway ready at " + gateway() + " (process " + child.pid() + ")");
    return child;
  }

  private Child service(Part part) {
    return Objects.requireNonNull(services.get(part), () -> part + " does not run here");
  }
}
