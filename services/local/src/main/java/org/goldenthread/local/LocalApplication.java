package org.goldenthread.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What `mvn -Plocal` runs: starts the platform, says what to do next, and stops all of it when it
/// is told to end or when Maven is gone.
final class LocalApplication {
  private static final int FAILED = 1;

  private LocalApplication() {}

  public static void main(String[] args) {
    try {
      run(config());
    } catch (LaunchFailure e) {
      System.err.printf("%n%s%n%n", e.getMessage());
      System.exit(FAILED);
    }
  }

  private static void run(PlatformConfig config) {
    var remedy = "Choose another with -Dlocal.port=PORT (the issuer takes the port after it).";
    Ports.requireFree(config.gatewayPort(), "the gateway", remedy);
    Ports.requireFree(config.issuerPort(), "the local issuer", remedy);
    try (var data = DataFolder.hold(config.data())) {
      System.out.printf("%nStarting %s; logs in %s%n", data, config.logs());
      var end = new CompletableFuture<Integer>();
      var platform = Platform.start(config, Progress.console());
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(platform)));
      ProcessHandle.current().parent().ifPresent(maven -> endWith(maven, end));
      try (var supervisor =
          new Supervisor(platform, LocalApplication::say, () -> end.complete(FAILED))) {
        supervisor.watch();
        System.out.println(new Welcome(platform, config));
        System.exit(end.join());
      }
    }
  }

  /// Ctrl-C reaches us by itself; this is for a Maven that was killed and so could not tell us.
  private static void endWith(ProcessHandle maven, CompletableFuture<Integer> end) {
    var _ = maven.onExit().thenRun(() -> end.complete(FAILED));
  }

  private static void stop(Platform platform) {
    System.out.printf("%nStopping…%n");
    platform.close();
    System.out.println("Stopped; no process is left.");
  }

  private static void say(String what) {
    System.out.printf("%n%s%n", what);
  }

  private static PlatformConfig config() {
    var port = port();
    var from = Path.of(property("local.from", "."));
    var data = property("local.data", null);
    var kept = data == null ? null : from.resolve(data).toAbsolutePath().normalize();
    return new PlatformConfig(
        list("local.directorates", "fsc"),
        port,
        port + 1,
        kept,
        kept == null ? Path.of("target", "logs").toAbsolutePath() : kept.resolve("logs"),
        false,
        list("local.cors", ""),
        List.of(),
        Path.of(".."),
        Map.of());
  }

  private static int port() {
    var written = property("local.port", "8080");
    if (written != null && written.matches("[0-9]{1,5}")) {
      var port = Integer.parseInt(written);
      if (port >= 1 && port < 65_535) {
        return port;
      }
    }
    throw new LaunchFailure("-Dlocal.port is a port from 1 to 65534, not " + written);
  }

  private static List<String> list(String name, String otherwise) {
    return Stream.of(String.valueOf(property(name, otherwise)).split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /// Maven hands on what was not set as the empty text.
  private static @Nullable String property(String name, @Nullable String otherwise) {
    var value = System.getProperty(name, "");
    return value.isBlank() ? otherwise : value;
  }
}
