package org.goldenthread.cluster.platform;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The cluster that the current context names, and what this run puts into it: namespaces of its
/// own, all of which enforce restricted pod security, and nothing else.
public final class Cluster implements AutoCloseable {
  /// What pods may take to be ready, on a machine that is busy.
  public static final Duration PATIENCE = Duration.ofMinutes(8);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String IMAGES = "../../services/images/target";

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final List<String> namespaces = new ArrayList<>();

  /// Connects, and lets every node have the images.
  static Cluster connect() {
    Cluster cluster = new Cluster();
    Seen.that(
        "Kubernetes",
        cluster.client.getKubernetesVersion().getGitVersion()
            + ", "
            + cluster.client.nodes().list().getItems().size()
            + " node(s)");
    loadImages();
    return cluster;
  }

  public KubernetesClient client() {
    return client;
  }

  /// A namespace that enforces restricted pod security.
  ///
  /// @throws AssertionError where it exists, for this run removes what it makes
  public void createNamespace(String name, Map<String, String> labels) {
    if (client.namespaces().withName(name).get() != null) {
      throw new AssertionError(
          "the namespace %s exists: another run goes on, or one was cut short: kubectl delete namespace %s"
              .formatted(name, name));
    }
    namespaces.add(name);
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                .addToLabels(labels)
                .endMetadata()
                .build())
        .create();
  }

  public void label(String namespace, String label, String value) {
    client
        .namespaces()
        .withName(namespace)
        .edit(
            it ->
                new NamespaceBuilder(it)
                    .editMetadata()
                    .addToLabels(label, value)
                    .endMetadata()
                    .build());
  }

  /// Applies a manifest of this package.
  ///
  /// @param values what stands in it as `${name}`
  public void apply(String namespace, String manifest, Map<String, String> values) {
    String text = resource(manifest);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    for (HasMetadata object :
        client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items()) {
      client.resource(object).inNamespace(namespace).serverSideApply();
    }
  }

  void secret(String namespace, String name, Map<String, String> data) {
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName(name)
            .endMetadata()
            .withStringData(data)
            .build();
    client.resource(secret).inNamespace(namespace).createOr(it -> it.update());
  }

  void configMap(String namespace, String name, Map<String, String> data) {
    client
        .resource(
            new io.fabric8.kubernetes.api.model.ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(data)
                .build())
        .inNamespace(namespace)
        .create();
  }

  /// Pods that carry a label and are not going.
  public List<Pod> pods(String namespace, String label, String value) {
    return client.pods().inNamespace(namespace).withLabel(label, value).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  /// The pods of a program of a release.
  public List<Pod> pods(Release release, String program) {
    return pods(release.namespace(), "app.kubernetes.io/name", program);
  }

  void awaitReady(String namespace, String label, String value) {
    client
        .pods()
        .inNamespace(namespace)
        .withLabel(label, value)
        .waitUntilReady(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /// Ends a pod's program without a word, by a signal that it cannot answer, and waits until the
  /// node has started it again: nothing is drained, flushed or told before.
  ///
  /// @param signal `SEGV` for a JVM, which dies of it at once; `QUIT` for PostgreSQL, whose
  ///   processes then leave as they do in a power cut. SIGKILL from inside does not reach the first
  ///   process of a container.
  public void crash(Pod pod, String signal) {
    String namespace = pod.getMetadata().getNamespace();
    String name = pod.getMetadata().getName();
    int before = restarts(namespace, name);
    exec(namespace, name, "sh", "-c", "kill -" + signal + " 1");
    until(name + " has crashed", PATIENCE, () -> restarts(namespace, name) > before);
  }

  /// Waits until a release has all its pods, each ready.
  public void awaitComplete(Release release) {
    until(
        release.name() + " has all its pods",
        PATIENCE,
        () ->
            client.apps().deployments().inNamespace(release.namespace()).list().getItems().stream()
                .allMatch(Cluster::isComplete));
  }

  private static boolean isComplete(Deployment deployment) {
    DeploymentStatus status = deployment.getStatus();
    int wanted = deployment.getSpec().getReplicas();
    return Objects.equals(status.getReadyReplicas(), wanted)
        && Objects.equals(status.getUpdatedReplicas(), wanted)
        && Objects.equals(status.getReplicas(), wanted);
  }

  private int restarts(String namespace, String pod) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .require()
        .getStatus()
        .getContainerStatuses()
        .getFirst()
        .getRestartCount();
  }

  public void scale(String namespace, String deployment, int pods) {
    client.apps().deployments().inNamespace(namespace).withName(deployment).scale(pods);
  }

  /// Runs a command in a pod.
  Shell.Result exec(String namespace, String pod, String... command) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (var run =
        client
            .pods()
            .inNamespace(namespace)
            .withName(pod)
            .writingOutput(output)
            .writingError(output)
            .exec(command)) {
      Integer code = run.exitCode().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return new Shell.Result(code == null ? -1 : code, output.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError("no end of " + String.join(" ", command) + "\n" + output, e);
    }
  }

  /// Waits until something has come true.
  ///
  /// @return how long that took
  public static Duration until(String what, Duration patience, BooleanSupplier reached) {
    long begun = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - begun > patience.toNanos()) {
        throw new AssertionError("after " + patience + " not yet: " + what);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  static String resource(String name) {
    try (InputStream in = Cluster.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes what this run made.
  @Override
  public void close() {
    if (!Settings.KEEP) {
      namespaces.reversed().forEach(name -> client.namespaces().withName(name).delete());
    }
    client.close();
  }

  private static void loadImages() {
    if (Settings.LOAD.isEmpty()) {
      return;
    }
    try (Stream<Path> files = Files.list(Path.of(IMAGES))) {
      for (Path tar : files.filter(file -> file.toString().endsWith(".tar")).sorted().toList()) {
        List<String> command = new ArrayList<>(List.of(Settings.LOAD.split(" ", -1)));
        command.add(tar.toAbsolutePath().normalize().toString());
        Shell.run(Path.of("").toAbsolutePath(), command).ok();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no images: build them with -Pcluster", e);
    }
  }
}
