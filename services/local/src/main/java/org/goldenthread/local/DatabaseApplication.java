package org.goldenthread.local;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goldenthread.testing.postgres.Login;
import org.goldenthread.testing.postgres.PostgresServer;

/// The process around the local platform's PostgreSQL: makes what an operator would have made,
/// writes the file that says it is ready, and stops the server when its standard input ends.
final class DatabaseApplication {
  private static final int CRASHED = 1;

  static final String PORT = "LOCAL_DATABASE_PORT";
  static final String DATA = "LOCAL_DATABASE_DATA";
  static final String KEPT = "LOCAL_DATABASE_KEPT";
  static final String DURABLE = "LOCAL_DATABASE_DURABLE";
  static final String READY = "LOCAL_DATABASE_READY";
  static final String DIRECTORATES = "LOCAL_DATABASE_DIRECTORATES";
  static final String PASSWORD = "LOCAL_DATABASE_PASSWORD_";

  private DatabaseApplication() {}

  public static void main(String[] args) throws IOException {
    var data = Path.of(environment(DATA));
    serve(data);
    // Here and not in the launcher, which may be gone.
    if (!Boolean.parseBoolean(environment(KEPT))) {
      remove(Objects.requireNonNull(data.getParent()));
    }
  }

  private static void serve(Path data) throws IOException {
    var options =
        new PostgresServer.Options(
            Integer.parseInt(environment(PORT)), data, Boolean.parseBoolean(environment(DURABLE)));
    var stopping = new AtomicBoolean();
    try (var server = PostgresServer.start(options)) {
      endWithServer(data, stopping);
      for (var directorate : List.of(environment(DIRECTORATES).split(",", -1))) {
        server.createDatabase(directorate);
        for (var service : Programs.SERVICES) {
          server.createService(directorate, service, login(service + "_owner"), login(service));
        }
      }
      Files.writeString(Path.of(environment(READY)), server.url(""));
      System.in.transferTo(OutputStream.nullOutputStream());
      stopping.set(true);
      System.out.println("stopping: standard input has ended");
    }
  }

  /// Whoever looks after this process sees that the server is gone, and starts both again.
  private static void endWithServer(Path data, AtomicBoolean stopping) throws IOException {
    var server = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
    ProcessHandle.of(Long.parseLong(server))
        .ifPresent(
            handle -> {
              var _ =
                  handle
                      .onExit()
                      .thenRun(
                          () -> {
                            if (!stopping.get()) {
                              System.out.println("PostgreSQL has ended");
                              Runtime.getRuntime().halt(CRASHED);
                            }
                          });
            });
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Login login(String role) {
    return new Login(role, environment(PASSWORD + role));
  }

  private static String environment(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }
}
