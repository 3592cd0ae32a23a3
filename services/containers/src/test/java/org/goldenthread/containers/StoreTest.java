package org.goldenthread.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.console.ConsoleLauncher;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The services' own tests, all of them, on the oldest and the newest PostgreSQL: each service in a
/// JVM of its own, as the build runs them, but for the database.
class StoreTest {
  private static final Path TARGET = Path.of("target/stores");
  // What runs them; the engine itself is on the service's own class path.
  private static final Pattern RUNNER = Pattern.compile("/org/junit/platform/|open-test-reporting");

  @TestFactory
  Stream<DynamicTest> on_the_oldest() {
    return on(Server.OLDEST);
  }

  @TestFactory
  Stream<DynamicTest> on_the_newest() {
    return on(Server.NEWEST);
  }

  private static Stream<DynamicTest> on(Server server) {
    Engine.client();
    var container = server.container("fsync=off", "synchronous_commit=off", "full_page_writes=off");
    container.start();
    return Directorate.SERVICES.stream()
        .map(service -> DynamicTest.dynamicTest(service, () -> run(service, server, container)))
        .onClose(container::close);
  }

  private static void run(String service, Server server, PostgreSQLContainer container)
      throws IOException, InterruptedException {
    var module = Path.of("..").resolve(service).toAbsolutePath().normalize();
    var log = Files.createDirectories(TARGET).resolve(server + "-" + service + ".log");
    var process =
        new ProcessBuilder(command(module, container))
            .directory(module.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertEquals(0, process.waitFor(), () -> read(log));
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(Path module, PostgreSQLContainer container) {
    var target = module.resolve("target");
    var classPath = new ArrayList<String>();
    classPath.add(target.resolve("test-classes").toString());
    classPath.add(target.resolve("classes").toString());
    classPath.add(read(target.resolve("test-class-path")).strip());
    Arrays.stream(property("java.class.path").split(":", -1))
        .filter(entry -> RUNNER.matcher(entry).find())
        .forEach(classPath::add);
    var command = new ArrayList<String>();
    command.add(Path.of(property("java.home"), "bin/java").toString());
    command.addAll(List.of(property("containers.stores").strip().split(" +", -1)));
    command.addAll(
        List.of(
            "-Dbasedir=" + module,
            "-Dgoldenthread.testing.postgres=%s:%d"
                .formatted(
                    container.getHost(),
                    container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT)),
            "-Dgoldenthread.testing.postgres.password=" + Server.SUPERUSER.password(),
            "-cp",
            String.join(":", classPath),
            ConsoleLauncher.class.getName(),
            "execute",
            "--scan-class-path=" + target.resolve("test-classes"),
            "--fail-if-no-tests",
            "--disable-banner",
            "--disable-ansi-colors",
            "--details=tree"));
    return command;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
