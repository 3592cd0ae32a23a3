package org.goldenthread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.testing.postgres.Login;

/// The platform's PostgreSQL: a database per directorate, a schema and two roles per service. The
/// roles' passwords are new with every start.
final class Database implements AutoCloseable {
  static final String NAME = "database";

  private static final Duration START = Duration.ofSeconds(90);
  private static final List<String> OPTIONS =
      List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final Map<String, String> passwords = passwords();
  private final PlatformConfig config;
  private final int port;
  private final Path data;
  private final boolean kept;

  private Child child;

  private Database(PlatformConfig config, int port) {
    this.config = config;
    this.port = port;
    this.kept = config.data() != null;
    this.data = kept ? Objects.requireNonNull(config.data()).resolve("postgres") : temporary();
    this.child = run();
  }

  /// Starts the server, which is ready some seconds later.
  static Database start(PlatformConfig config, int port) {
    return new Database(config, port);
  }

  Child child() {
    return child;
  }

  void awaitReady() {
    child.awaitReady(() -> Files.exists(ready()), START);
  }

  /// Starts it again on the same data after it has ended.
  void restart() {
    child = run();
    awaitReady();
  }

  /// What a service needs to use its schema, for its environment: passwords must not be among a
  /// process's arguments, which everybody can read.
  Map<String, String> environment(Part part) {
    var service = part.service();
    return Map.of(
        "GOLDENTHREAD_DATABASE_URL",
        url(part.directorate()),
        "GOLDENTHREAD_DATABASE_SCHEMA",
        service,
        "GOLDENTHREAD_DATABASE_OWNER_USERNAME",
        service + "_owner",
        "GOLDENTHREAD_DATABASE_OWNER_PASSWORD",
        password(service + "_owner"),
        "GOLDENTHREAD_DATABASE_USERNAME",
        service,
        "GOLDENTHREAD_DATABASE_PASSWORD",
        password(service),
        "GOLDENTHREAD_DATABASE_MIGRATE",
        "true");
  }

  String url(String directorate) {
    return "jdbc:postgresql://localhost:" + port + "/" + directorate;
  }

  Login login(String role) {
    return new Login(role, password(role));
  }

  /// Stops the server, which removes its data where it is not to be kept.
  @Override
  public void close() {
    child.close();
  }

  private Child run() {
    try {
      Files.createDirectories(data);
      Files.deleteIfExists(ready());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + data, e);
    }
    var environment = new HashMap<String, String>();
    environment.put(DatabaseApplication.PORT, Integer.toString(port));
    environment.put(DatabaseApplication.DATA, data.toString());
    environment.put(DatabaseApplication.KEPT, Boolean.toString(kept));
    environment.put(DatabaseApplication.DURABLE, Boolean.toString(kept || config.durable()));
    environment.put(DatabaseApplication.READY, ready().toString());
    environment.put(DatabaseApplication.DIRECTORATES, String.join(",", config.directorates()));
    passwords.forEach(
        (role, password) -> environment.put(DatabaseApplication.PASSWORD + role, password));
    return Child.start(
        NAME,
        Program.here(DatabaseApplication.class),
        OPTIONS,
        environment,
        config.logs().resolve(NAME + ".log"));
  }

  private Path ready() {
    return data.resolveSibling("postgres-ready");
  }

  private String password(String role) {
    return Objects.requireNonNull(passwords.get(role), role);
  }

  private static Map<String, String> passwords() {
    var random = new SecureRandom();
    return Programs.SERVICES.stream()
        .flatMap(service -> Stream.of(service, service + "_owner"))
        .collect(
            Collectors.toMap(
                role -> role,
                _ -> {
                  var bytes = new byte[24];
                  random.nextBytes(bytes);
                  return Base64.getUrlEncoder().encodeToString(bytes);
                }));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("goldenthread-").resolve("postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
