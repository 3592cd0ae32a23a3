package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every object that a chart makes.
class PolicyTest {
  private static final Set<String> SELECTED_BY =
      Set.of("app.kubernetes.io/name", "app.kubernetes.io/instance");

  @ParameterizedTest
  @EnumSource
  void every_pod_keeps_to_the_restricted_standard(Scenario scenario) {
    for (Manifest manifest : withPods(scenario)) {
      JsonNode pod = manifest.pod().orElseThrow();
      assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean(), manifest::text);
      assertEquals(
          "RuntimeDefault",
          pod.at("/securityContext/seccompProfile/type").asText(),
          manifest.text());
      assertEquals(
          asksTheCluster(scenario),
          pod.path("automountServiceAccountToken").asBoolean(true),
          manifest.text());
      assertFalse(pod.path("enableServiceLinks").asBoolean(true), manifest::text);
      for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
        assertTrue(pod.path(shared).isMissingNode(), manifest::text);
      }
      for (JsonNode volume : pod.path("volumes")) {
        assertTrue(volume.path("hostPath").isMissingNode(), manifest::text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_container_is_confined_and_has_its_measure(Scenario scenario) {
    for (Manifest manifest : withPods(scenario)) {
      assertFalse(manifest.containers().isEmpty(), manifest::text);
      for (JsonNode container : manifest.containers()) {
        JsonNode confined = container.path("securityContext");
        assertTrue(confined.path("runAsNonRoot").asBoolean(), manifest::text);
        assertTrue(confined.path("readOnlyRootFilesystem").asBoolean(), manifest::text);
        assertFalse(confined.path("allowPrivilegeEscalation").asBoolean(true), manifest::text);
        assertFalse(confined.path("privileged").asBoolean(true), manifest::text);
        assertEquals("[\"ALL\"]", confined.at("/capabilities/drop").toString(), manifest.text());
        assertEquals(
            "RuntimeDefault", confined.at("/seccompProfile/type").asText(), manifest.text());
        assertFalse(container.at("/resources/requests/cpu").isMissingNode(), manifest::text);
        assertFalse(container.at("/resources/requests/memory").isMissingNode(), manifest::text);
        assertEquals(
            container.at("/resources/requests/memory"),
            container.at("/resources/limits/memory"),
            "what is not reserved is taken away when a node is full: " + manifest.text());
        assertTrue(
            container.path("image").asText().matches(".+:[0-9][^:]*(@sha256:.+)?"), manifest::text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_a_registry_no_image_is_fetched_from_anywhere(Scenario scenario) {
    boolean registry = Charts.read(scenario.file()).at("/image/registry").isTextual();
    for (Manifest manifest : withPods(scenario)) {
      for (JsonNode container : manifest.containers()) {
        assertEquals(
            registry,
            !container.path("image").asText().startsWith("goldenthread/"),
            manifest.text());
        assertEquals(
            registry, !container.path("imagePullPolicy").asText().equals("Never"), manifest.text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_program_is_probed_without_its_database_and_ends_in_peace(Scenario scenario) {
    for (Manifest deployment : of(scenario, "Deployment")) {
      JsonNode container = deployment.containers().getFirst();
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        JsonNode asks = container.path(probe);
        // A kubelet cannot speak gRPC over TLS.
        boolean byHttp =
            scenario.chart().equals("gateway")
                || Manifest.variables(container).contains("GOLDENTHREAD_TLS_KEY");
        boolean own =
            byHttp
                ? asks.at("/httpGet/path").asText().startsWith("/health/")
                    && asks.at("/grpc").isMissingNode()
                : asks.at("/grpc/port").asInt() == 50051
                    && asks.at("/grpc/service").isMissingNode();
        assertTrue(own, () -> probe + " of " + deployment);
      }
      int wait = container.at("/lifecycle/preStop/sleep/seconds").asInt();
      int grace = deployment.json().at("/spec/template/spec/terminationGracePeriodSeconds").asInt();
      int drain = seconds(container, "GOLDENTHREAD_SHUTDOWN_DRAIN");
      assertTrue(wait > 0 && drain > 0 && grace > wait + drain, deployment::text);
      assertTrue(drain >= seconds(container, "GOLDENTHREAD_HTTP_FILE_DEADLINE"), deployment::text);
      assertEquals(
          0, deployment.json().at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void selectors_are_name_and_instance_alone_and_find_one_program(Scenario scenario) {
    List<Manifest> deployments = of(scenario, "Deployment");
    for (Manifest manifest : Charts.render(scenario)) {
      JsonNode selector =
          switch (manifest.kind()) {
            case "Service" -> manifest.json().at("/spec/selector");
            case "Deployment", "PodDisruptionBudget", "ServiceMonitor" ->
                manifest.json().at("/spec/selector/matchLabels");
            default -> null;
          };
      if (selector != null) {
        Set<String> keys = new TreeSet<>();
        selector.fieldNames().forEachRemaining(keys::add);
        assertEquals(SELECTED_BY, keys, manifest.text());
        assertEquals(
            1,
            deployments.stream().filter(it -> matches(selector, it.podLabels())).count(),
            manifest.text());
      }
      assertFalse(manifest.text().matches("(?s).*[mM]atchLabels:[^:]*helm.sh/chart.*"));
    }
    for (Manifest ends : withPods(scenario)) {
      assertTrue(
          ends.kind().equals("Deployment")
              || deployments.stream()
                  .noneMatch(
                      it -> matches(it.json().at("/spec/selector/matchLabels"), ends.podLabels())),
          () -> "calls would be sent to " + ends);
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_chart_holds_a_secret(Scenario scenario) {
    for (Manifest manifest : Charts.render(scenario)) {
      assertFalse(manifest.kind().equals("Secret"), manifest::text);
      for (JsonNode container : manifest.containers()) {
        for (JsonNode variable : container.path("env")) {
          if (variable.path("name").asText().contains("PASSWORD")) {
            assertFalse(variable.at("/valueFrom/secretKeyRef/key").isMissingNode(), manifest::text);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "DIRECTORATE.*")
  void only_a_migration_knows_a_schemas_owner(Scenario scenario) {
    for (Manifest manifest : withPods(scenario)) {
      boolean owner =
          Manifest.variables(manifest.containers().getFirst()).stream()
              .anyMatch(name -> name.startsWith("GOLDENTHREAD_DATABASE_OWNER"));
      assertEquals(
          manifest.label("app.kubernetes.io/component").asText().equals("migration"),
          owner,
          manifest.text());
    }
  }

  @Test
  void an_account_of_the_operators_is_that_of_services_and_jobs(@TempDir Path folder)
      throws IOException {
    ObjectNode values = (ObjectNode) Charts.read(Scenario.DIRECTORATE_EVERYTHING.file());
    values.set("serviceAccount", Charts.parse("{create: false, name: pods}"));
    Path file =
        Files.writeString(folder.resolve("values.yaml"), Charts.YAML.writeValueAsString(values));

    for (Manifest manifest : Charts.render(Scenario.DIRECTORATE_EVERYTHING, file)) {
      assertFalse(manifest.kind().equals("ServiceAccount"), manifest::text);
      if (manifest.kind().equals("Deployment") || manifest.kind().equals("Job")) {
        String account = manifest.pod().orElseThrow().path("serviceAccountName").asText();
        assertEquals("pods", account, manifest.text());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoever_asks_the_cluster_may_read_services_and_namespaces_and_nothing_else(
      Scenario scenario) {
    boolean asks = asksTheCluster(scenario);
    for (Manifest manifest : Charts.render(scenario)) {
      if (manifest.kind().endsWith("Role")) {
        assertTrue(asks, manifest::text);
        for (JsonNode rule : manifest.json().path("rules")) {
          assertEquals("[\"\"]", rule.path("apiGroups").toString(), manifest.text());
          assertEquals("[\"list\",\"watch\"]", rule.path("verbs").toString(), manifest.text());
          Set<String> resources = new TreeSet<>();
          rule.path("resources").forEach(it -> resources.add(it.asText()));
          assertTrue(Set.of("namespaces", "services").containsAll(resources), manifest::text);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_object_says_whose_it_is(Scenario scenario) {
    for (Manifest manifest : Charts.render(scenario)) {
      assertEquals(
          namespace(scenario, manifest), manifest.json().at("/metadata/namespace").asText());
      assertEquals(scenario.release(), manifest.label("app.kubernetes.io/instance").asText());
      assertEquals("golden-thread", manifest.label("app.kubernetes.io/part-of").asText());
      assertEquals(
          scenario.chart().equals("directorate"),
          manifest.label("goldenthread.org/directorate").isTextual(),
          manifest.text());
    }
  }

  /// The gateway alone does, where it is to find instances, and so does its checklist.
  private static boolean asksTheCluster(Scenario scenario) {
    JsonNode discovery = Charts.read(scenario.file()).path("discovery");
    return scenario.chart().equals("gateway") && discovery.path("enabled").asBoolean(true);
  }

  /// The release's, but for rights: those are given where they hold.
  private static String namespace(Scenario scenario, Manifest manifest) {
    return switch (manifest.kind()) {
      case "ClusterRole", "ClusterRoleBinding" -> "";
      case "Role", "RoleBinding" ->
          Charts.read(scenario.file()).at("/discovery/namespaces/0").asText();
      default -> scenario.namespace();
    };
  }

  static boolean matches(JsonNode selector, JsonNode labels) {
    return selector.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }

  private static int seconds(JsonNode container, String variable) {
    for (JsonNode it : container.path("env")) {
      if (it.path("name").asText().equals(variable)) {
        return Math.toIntExact(Duration.parse(it.path("value").asText()).toSeconds());
      }
    }
    return 0;
  }

  private static List<Manifest> of(Scenario scenario, String kind) {
    return Charts.render(scenario).stream().filter(it -> it.kind().equals(kind)).toList();
  }

  private static List<Manifest> withPods(Scenario scenario) {
    List<Manifest> found = new ArrayList<>(Charts.render(scenario));
    found.removeIf(manifest -> manifest.pod().isEmpty());
    assertFalse(found.isEmpty());
    return found;
  }
}
