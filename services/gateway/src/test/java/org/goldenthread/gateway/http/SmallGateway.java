package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.gateway.GatewayApplication;

/// A gateway in a process of its own, which dies rather than take more memory than it was given.
final class SmallGateway implements AutoCloseable {
  private static final Pattern RUNNING = Pattern.compile("Server Running: .*localhost:([0-9]+)");

  private final Process process;
  private final URI uri;

  private SmallGateway(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static SmallGateway start(Map<String, Object> settings) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx64m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // The file itself is not what is bounded here.
            "-Dgoldenthread.http.largest-file=1000000000",
            // What the product logs, not what tests do: it says where it listens.
            "-Dlogback.configurationFile=logback.xml"));
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add(GatewayApplication.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("GOLDENTHREAD_EXIT_WITH_STDIN", "true");
    Process process = builder.start();
    // Whatever happens, it does not outlive its test for long.
    CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES).execute(process::destroyForcibly);
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      Matcher running = RUNNING.matcher(line);
      if (running.find()) {
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return new SmallGateway(process, URI.create("http://localhost:" + running.group(1)));
      }
    }
    throw new IllegalStateException("the gateway did not start:\n" + all);
  }

  URI uri() {
    return uri;
  }

  /// Sends SIGTERM, and nothing but that: `Process.destroy` would close its input as well.
  void terminate() {
    process.toHandle().destroy();
  }

  /// Whether it ends within a while.
  boolean ends() throws InterruptedException {
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
