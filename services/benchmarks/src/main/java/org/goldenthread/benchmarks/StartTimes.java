package org.goldenthread.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.goldenthread.local.Platform;

/// Starts every process anew, one at a time, until it answers that it is ready; and what memory it
/// has then.
final class StartTimes {
  static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");
  static final String GATEWAY = "gateway";
  static final String EMPTY = "empty Micronaut";

  // As often as the platform asks its own processes.
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int GRACE_SECONDS = 10;

  private final Platform platform;
  private final String directorate;
  private final HttpClient http;
  private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
  private final Map<String, Long> idle = new LinkedHashMap<>();

  StartTimes(Platform platform, String directorate, HttpClient http) {
    this.platform = platform;
    this.directorate = directorate;
    this.http = http;
  }

  StartTimes measure(int rounds) throws IOException, InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (var service : SERVICES) {
        platform.stop(directorate, service);
        time(service, () -> platform.start(directorate, service));
      }
      platform.killGateway();
      time(GATEWAY, platform::startGateway);
      startEmpty();
    }
    idle.putAll(residentMegabytes());
    return this;
  }

  /// Seconds from the process's start until it is ready, by round.
  List<Double> seconds(String process) {
    return Objects.requireNonNull(seconds.get(process), process);
  }

  /// Megabytes that were resident when it had just become ready.
  long idleMegabytes(String process) {
    return Objects.requireNonNull(idle.get(process), process);
  }

  /// Megabytes that are resident now.
  Map<String, Long> residentMegabytes() throws IOException {
    var megabytes = new LinkedHashMap<String, Long>();
    for (var service : SERVICES) {
      megabytes.put(service, Processes.residentMegabytes(platform.pid(directorate, service)));
    }
    megabytes.put(GATEWAY, Processes.residentMegabytes(platform.gatewayPid()));
    return megabytes;
  }

  private void time(String process, Runnable start) {
    var begun = System.nanoTime();
    start.run();
    seconds.computeIfAbsent(process, _ -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e9);
  }

  private void startEmpty() throws IOException, InterruptedException {
    var port = freePort();
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(jvmOptions());
    command.add("-Dmicronaut.server.host=localhost");
    command.add("-Dmicronaut.server.port=" + port);
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(EmptyApplication.class.getName());
    var begun = System.nanoTime();
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      awaitAnswer(URI.create("http://localhost:" + port + "/"), process);
      seconds.computeIfAbsent(EMPTY, _ -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e9);
      idle.put(EMPTY, Processes.residentMegabytes(process.pid()));
    } finally {
      end(process);
    }
  }

  /// Those of the gateway, so that both run in the same JVM.
  private List<String> jvmOptions() {
    var arguments = Processes.process(platform.gatewayPid()).info().arguments();
    return List.of(arguments.orElse(new String[0])).stream()
        .filter(argument -> argument.startsWith("-X") || argument.startsWith("--"))
        .toList();
  }

  private void awaitAnswer(URI uri, Process process) throws InterruptedException {
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() - deadline < 0) {
      try {
        // It has nothing to show: that it answers 404 is all.
        http.send(request, BodyHandlers.discarding());
        return;
      } catch (IOException notYet) {
        LockSupport.parkNanos(BETWEEN_PROBES.toNanos());
      }
    }
    throw new IllegalStateException("the empty Micronaut service did not start");
  }

  private static void end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
