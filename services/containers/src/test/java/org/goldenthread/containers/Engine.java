package org.goldenthread.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LoadImageCallback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/// The container engine of this machine. Whoever asks for these tests wants to know how containers
/// do, so that they fail where there is no engine: to be skipped would look like a pass.
final class Engine {
  private static final Path TARS = Path.of("../images/target");
  private static final Map<String, DockerImageName> LOADED = new ConcurrentHashMap<>();

  /// What is here is what the build has just made.
  static final ImagePullPolicy NEVER = image -> false;

  private Engine() {}

  static DockerClient client() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "mvn verify -Pcontainers needs a Docker engine, and none was found: start one, or let"
              + " DOCKER_HOST name it. Plain mvn verify needs none.");
    }
    return DockerClientFactory.instance().client();
  }

  /// The image of that name, loaded from the tar that the build made.
  static DockerImageName image(String name) {
    return LOADED.computeIfAbsent(name, Engine::load);
  }

  private static DockerImageName load(String name) {
    try (var tar = Files.newInputStream(TARS.resolve(name + ".tar"))) {
      var said =
          client().loadImageAsyncCmd(tar).exec(new LoadImageCallback()).awaitMessage().strip();
      return DockerImageName.parse(said.substring(said.lastIndexOf(' ') + 1));
    } catch (IOException e) {
      throw new UncheckedIOException("the build made no image of " + name, e);
    }
  }
}
