package org.goldenthread.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Capability;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/// An image of ours in a container, run as the charts run it: nobody's user, a root that nothing
/// can write to, no capabilities, a limit of memory, and space for temporary files.
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int GRPC = 50051;
  private static final long MEBIBYTE = 1 << 20;
  // As the charts' values have them.
  private static final Map<String, Long> LIMITS = Map.of("plan", 640L, "gateway", 384L);
  private static final long LIMIT = 512;

  private final String name;
  private final GenericContainer<?> container;
  private @Nullable ManagedChannel channel;

  private Program(String name, GenericContainer<?> container) {
    this.name = name;
    this.container = container;
  }

  /// Runs a program, and waits for nothing.
  static Program start(
      Directorate directorate, String name, Map<String, String> environment, String... arguments) {
    return start(directorate, name, environment, new AtOnce(), arguments);
  }

  /// Runs a program, and waits until it says that it is well.
  static Program serve(Directorate directorate, String name, Map<String, String> environment) {
    var health = Wait.forHttp("/health").forPort(httpPort(name)).withStartupTimeout(PATIENCE);
    var program = start(directorate, name, environment, health);
    if (!name.equals(Directorate.GATEWAY) && program.health() != ServingStatus.SERVING) {
      throw new IllegalStateException("It does not serve:\n" + program.log());
    }
    return program;
  }

  private static Program start(
      Directorate directorate,
      String name,
      Map<String, String> environment,
      WaitStrategy ready,
      String... arguments) {
    var container =
        new GenericContainer<>(Engine.image(name))
            .withImagePullPolicy(Engine.NEVER)
            .withNetwork(directorate.network)
            .withEnv(environment)
            .withCommand(arguments)
            .withTmpFs(Map.of("/tmp", "rw,exec,mode=1777,size=256m"))
            .withStartupCheckStrategy(new Begun())
            .waitingFor(ready);
    if (arguments.length == 0) {
      container.withNetworkAliases(name).addExposedPort(httpPort(name));
      if (!name.equals(Directorate.GATEWAY)) {
        container.addExposedPort(GRPC);
      }
    }
    container.withCreateContainerCmdModifier(
        create ->
            Objects.requireNonNull(create.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(limit(name))
                .withMemorySwap(limit(name)));
    container.start();
    return new Program(name, container);
  }

  /// What it may use of memory, in bytes.
  static long limit(String name) {
    return LIMITS.getOrDefault(name, LIMIT) * MEBIBYTE;
  }

  private static int httpPort(String name) {
    return name.equals(Directorate.GATEWAY) ? 8080 : 8090;
  }

  /// A channel to it; the same for all who ask.
  ManagedChannel channel() {
    if (channel == null) {
      channel =
          ManagedChannelBuilder.forAddress(container.getHost(), container.getMappedPort(GRPC))
              .usePlaintext()
              .build();
    }
    return channel;
  }

  /// What it says of itself by the standard health check.
  ServingStatus health() {
    return HealthGrpc.newBlockingStub(channel())
        .withWaitForReady()
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  /// Where it answers HTTP.
  URI http() {
    return URI.create(
        "http://%s:%d".formatted(container.getHost(), container.getMappedPort(httpPort(name))));
  }

  /// What the JVM says of itself, asked by the tool that the image has.
  String ask(String question) {
    try {
      return container.execInContainer("/opt/java/bin/jcmd", "1", question).getStdout();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// When its process began: another instant after it was started anew.
  String startedAt() {
    return Objects.requireNonNull(state().getStartedAt());
  }

  private InspectContainerResponse.ContainerState state() {
    return Engine.client().inspectContainerCmd(container.getContainerId()).exec().getState();
  }

  /// Sends SIGTERM, and nothing but that.
  void terminate() {
    Engine.client().killContainerCmd(container.getContainerId()).withSignal("SIGTERM").exec();
  }

  /// Waits for its end, and answers the exit code.
  long awaitExit() {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    var state = state();
    while (Boolean.TRUE.equals(state.getRunning())) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("It did not end:\n" + log() + ask("Thread.print"));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      state = state();
    }
    return Objects.requireNonNull(state.getExitCodeLong());
  }

  String log() {
    return container.getLogs();
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.shutdownNow();
    }
    container.stop();
  }

  private static final class AtOnce extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }

  /// It may have ended already, well or not.
  private static final class Begun extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String id) {
      var state = getCurrentState(client, id);
      var running = Boolean.TRUE.equals(state.getRunning()) || "exited".equals(state.getStatus());
      return running ? StartupStatus.SUCCESSFUL : StartupStatus.NOT_YET_KNOWN;
    }
  }
}
