package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who reaches whom, decided as a network plugin decides it: a pod that a policy selects is reached
/// by those alone whom one of its policies lets in.
class NetworkTest {
  private static final int GRPC = 50051;
  private static final int METRICS = 8090;
  private static final Map<String, String> GATEWAY =
      Map.of("app.kubernetes.io/name", "gateway", "app.kubernetes.io/instance", "gateway");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_BARE")
  void every_pod_of_a_release_is_refused_everything_by_default(Scenario scenario) {
    List<Manifest> manifests = Charts.render(scenario);
    List<JsonNode> denies =
        policies(manifests)
            .filter(it -> it.path("ingress").isMissingNode() && it.path("egress").isMissingNode())
            .toList();

    assertEquals(1, denies.size());
    assertEquals("[\"Ingress\",\"Egress\"]", denies.getFirst().path("policyTypes").toString());
    for (Manifest manifest : manifests) {
      if (manifest.pod().isPresent()) {
        assertTrue(selects(denies.getFirst().path("podSelector"), manifest.podLabels()));
      }
    }
  }

  @Test
  void a_service_is_called_by_the_gateway_and_the_plan_service_by_the_others_as_well() {
    for (String service : List.of("plan", "indicator", "risk", "continuity")) {
      assertTrue(letsIn(service, "golden-thread", GATEWAY, GRPC));
      assertEquals(service.equals("plan"), letsIn(service, "els", program("risk"), GRPC));
      assertEquals(service.equals("plan"), letsIn(service, "els", program("indicator"), GRPC));
    }
  }

  @Test
  void nobody_else_reaches_a_service() {
    for (String service : List.of("plan", "indicator", "risk", "continuity")) {
      // A pod of the namespace, a gateway of another, a service of another instance, the plan.
      assertFalse(letsIn(service, "els", Map.of("app", "stranger"), GRPC));
      assertFalse(letsIn(service, "elsewhere", GATEWAY, GRPC));
      assertFalse(letsIn(service, "fsc", program("risk"), GRPC));
      assertFalse(letsIn(service, "els", program("plan"), GRPC));
      // Metrics are for who collects them, and calls are not.
      assertFalse(letsIn(service, "golden-thread", GATEWAY, METRICS));
      assertTrue(letsIn(service, "monitoring", Map.of("app", "prometheus"), METRICS));
      assertFalse(letsIn(service, "monitoring", Map.of("app", "prometheus"), GRPC));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_EVERYTHING", "GATEWAY_EVERYTHING"})
  void what_may_be_reached_besides_is_there_for_programs_jobs_and_tests(Scenario scenario) {
    JsonNode besides = Charts.read(scenario.file()).at("/networkPolicy/extraEgress/0");
    for (JsonNode policy : policies(Charts.render(scenario)).toList()) {
      JsonNode egress = policy.path("egress");
      assertTrue(
          egress.isMissingNode() || stream(egress).anyMatch(besides::equals), policy::toString);
    }
  }

  private static Map<String, String> program(String name) {
    return Map.of("app.kubernetes.io/name", name, "app.kubernetes.io/instance", "els");
  }

  private static boolean letsIn(
      String service, String namespace, Map<String, String> caller, int port) {
    ObjectNode labels = labels(caller);
    ObjectNode target = labels(program(service));
    target.put("app.kubernetes.io/part-of", "golden-thread");
    return policies(Charts.render(Scenario.DIRECTORATE_SMALLEST))
        .filter(policy -> selects(policy.path("podSelector"), target))
        .flatMap(policy -> stream(policy.path("ingress")))
        .filter(rule -> stream(rule.path("ports")).anyMatch(it -> it.path("port").asInt() == port))
        .flatMap(rule -> stream(rule.path("from")))
        .anyMatch(peer -> isPeer(peer, namespace, labels));
  }

  private static boolean isPeer(JsonNode peer, String namespace, JsonNode labels) {
    ObjectNode there = labels(Map.of("kubernetes.io/metadata.name", namespace));
    JsonNode namespaces = peer.path("namespaceSelector");
    // Without a selector of namespaces it is the policy's own.
    boolean place =
        namespaces.isMissingNode() ? namespace.equals("els") : selects(namespaces, there);
    return place
        && (peer.path("podSelector").isMissingNode() || selects(peer.path("podSelector"), labels));
  }

  private static boolean selects(JsonNode selector, JsonNode labels) {
    return PolicyTest.matches(selector.path("matchLabels"), labels)
        && stream(selector.path("matchExpressions"))
            .allMatch(
                it ->
                    it.path("operator").asText().equals("In")
                        && stream(it.path("values"))
                            .anyMatch(labels.path(it.path("key").asText())::equals));
  }

  private static ObjectNode labels(Map<String, String> labels) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    labels.forEach(node::put);
    return node;
  }

  private static Stream<JsonNode> policies(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> manifest.kind().equals("NetworkPolicy"))
        .map(manifest -> manifest.json().path("spec"));
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
