package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// Values that would do something else than was meant are refused, and the refusal says where.
class RefusalTest {
  @TempDir private Path folder;

  static final List<Arguments> DIRECTORATE =
      List.of(
          arguments("replicas: 3", "'replicas' not allowed"),
          arguments("replicaCount: two", "/replicaCount"),
          arguments("replicaCount: 0", "/replicaCount"),
          arguments("directorate: {code: Adults}", "/directorate/code"),
          arguments("directorate: {code: adult_care}", "/directorate/code"),
          arguments("directorate: {name: adults}", "'name' not allowed"),
          arguments("database: {password: secret}", "'password' not allowed"),
          arguments("database: {port: 0}", "/database/port"),
          arguments("database: {host: 'db/plans'}", "/database/host"),
          arguments("database: {tls: {mode: prefer}}", "/database/tls/mode"),
          arguments("database: {owner: {password: secret}}", "'password' not allowed"),
          arguments("identity: {issuer: id.example.gov.uk}", "/identity/issuer"),
          arguments("identity: {claims: [{claim: groups, value: x}]}", "/identity/claims/0"),
          arguments(
              "identity: {claims: [{claim: groups, value: x, grants: [planner]}]}",
              "/identity/claims/0/grants/0"),
          arguments("image: {tag: latest}", "/image/tag"),
          arguments("image: {digest: 'md5:1'}", "/image/digest"),
          arguments("image: {pullPolicy: Sometimes}", "/image/pullPolicy"),
          arguments("image: {repository: plan}", "'repository' not allowed"),
          arguments("runAsUser: 0", "/runAsUser"),
          arguments("resources: {limits: {memory: lots}}", "/resources/limits/memory"),
          arguments("extraEnv: [{name: 'A B', value: x}]", "/extraEnv/0/name"),
          arguments("extraEnv: [{name: A, value: 1}]", "/extraEnv/0/value"),
          arguments("services: {finance: {}}", "'finance' not allowed"),
          arguments("services: {plan: {database: {}}}", "'database' not allowed"),
          arguments("services: {plan: {replicaCount: -1}}", "/services/plan/replicaCount"),
          // Shorter than the gateway's calls with files, which an upgrade would cut.
          arguments("shutdown: {drainSeconds: 119}", "/shutdown/drainSeconds"),
          arguments("telemetry: {samplingRatio: 2}", "/telemetry/samplingRatio"),
          arguments("telemetry: {otlpEndpoint: 'collector:4317'}", "/telemetry/otlpEndpoint"),
          arguments("networkPolicy: {databaseTo: [{}]}", "/networkPolicy/databaseTo/0"),
          arguments("networkPolicy: {allowAll: true}", "'allowAll' not allowed"),
          arguments("podDisruptionBudget: {maxUnavailable: 0}", "/podDisruptionBudget"),
          arguments("serviceMonitor: {interval: often}", "/serviceMonitor/interval"),
          arguments("gateway: {podLabels: null}", "'podLabels'"),
          arguments("tls: {enabled: true}", "'enabled' not allowed"),
          arguments("tls: {duration: 90d}", "/tls/duration"),
          arguments("tls: {dnsNames: [Plan]}", "/tls/dnsNames/0"),
          arguments("tls: {callers: [Gateway]}", "/tls/callers/0"),
          arguments("tls: {callers: [gateway]}", "tls.callers: needs a certificate"),
          arguments("tls: {caConfigMap: council}", "tls.caConfigMap: needs a certificate"),
          arguments(
              "tls: {existingSecret: own, issuerRef: {name: council}}",
              "tls: either existingSecret or issuerRef.name, not both"),
          arguments("firstData: {unit: []}", "'unit' not allowed"),
          arguments("firstData: {units: [{displayName: A, kind: TEAM}]}", "/firstData/units/0"),
          arguments(
              "firstData: {units: [{unitId: a, displayName: A, kind: GANG}]}",
              "/firstData/units/0/kind"),
          arguments(
              "firstData: {units: [{unitId: a, displayName: A, kind: TEAM, parent: b}]}",
              "'parent' not allowed"),
          arguments(
              "firstData: {calendars: [{calendarId: a, period: AY2026, parts: []}]}",
              "/firstData/calendars/0/parts"),
          arguments("firstData: {ragPolicy: {dueDays: 400}}", "/firstData/ragPolicy/dueDays"),
          arguments("firstData: {riskMatrix: {impacts: [a, b, c, d, e]}}", "/firstData/riskMatrix"),
          arguments(
              "firstData: {forwardPlanPolicy: {keyThreshold: lots}}",
              "/firstData/forwardPlanPolicy/keyThreshold"),
          arguments(
              "firstData: {strategyFrameworks: [{strategyFrameworkId: a, displayName: A, items:"
                  + " [{strategyItemId: b, text: B}]}]}",
              "/firstData/strategyFrameworks/0/items/0"),
          arguments(
              "database: {tls: {caSecret: one, caConfigMap: other}}",
              "database.tls: either caSecret or caConfigMap, not both"));

  static final List<Arguments> GATEWAY =
      List.of(
          arguments("instances: {els: {}}", "/instances"),
          arguments("instances: [{code: els}]", "/instances/0"),
          arguments("instances: [{code: ELS, namespace: els}]", "/instances/0"),
          arguments("instances: [{code: els, targets: {plan: 'a:1'}}]", "/instances/0"),
          arguments(
              "instances: [{code: els, namespace: els}, {code: els, namespace: other}]",
              "the code els stands twice"),
          arguments("discovery: {namespaces: [Els]}", "/discovery/namespaces/0"),
          arguments("discovery: {kubernetes: true}", "'kubernetes' not allowed"),
          arguments("rbac: {create: some}", "/rbac/create"),
          arguments("deadlines: {fileSeconds: 300}", "shutdown.drainSeconds: 125 is shorter"),
          arguments("cors: {origins: ['*']}", "/cors/origins/0"),
          arguments("service: {type: ExternalName}", "/service/type"),
          arguments("ingress: {enabled: true}", "ingress.hosts"),
          arguments("httpRoute: {enabled: true}", "httpRoute.parentRefs"),
          arguments(
              "tls: {existingSecret: own, issuerRef: {name: council}}",
              "tls: either existingSecret or issuerRef.name, not both"),
          arguments("database: {host: db}", "'database' not allowed"),
          arguments("image: {tag: latest}", "/image/tag"));

  @ParameterizedTest
  @FieldSource("DIRECTORATE")
  void a_directorate_refuses(String values, String place) throws IOException {
    refuses(Scenario.DIRECTORATE_SMALLEST, values, place);
  }

  @ParameterizedTest
  @FieldSource("GATEWAY")
  void a_gateway_refuses(String values, String place) throws IOException {
    refuses(Scenario.GATEWAY_SMALLEST, values, place);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_SMALLEST", "GATEWAY_SMALLEST"})
  void a_name_that_does_not_fit_what_is_named_by_it_is_refused(Scenario scenario) {
    for (String name : List.of("a".repeat(43), "a.b", "2026")) {
      String refusal = Charts.refusal(scenario, name, scenario.file());

      assertTrue(refusal.contains("the release's name, " + name), refusal);
    }
  }

  @Test
  void everything_that_is_missing_is_said_at_once() throws IOException {
    String refusal =
        Charts.refusal(
            Scenario.DIRECTORATE_SMALLEST,
            Files.writeString(folder.resolve("none.yaml"), "replicaCount: 1\n"));

    for (String value :
        Arrays.asList(
            "directorate.code:",
            "database.host:",
            "database.name:",
            "database.existingSecret:",
            "identity.issuer:",
            "identity.jwksUri:")) {
      assertTrue(refusal.contains(value), () -> value + " in " + refusal);
    }
  }

  private void refuses(Scenario scenario, String values, String place) throws IOException {
    ObjectNode whole = (ObjectNode) Charts.read(scenario.file());
    merge(whole, Charts.parse(values));
    Path file = folder.resolve("values.yaml");
    Charts.YAML.writeValue(file.toFile(), whole);

    String refusal = Charts.refusal(scenario, file);

    assertTrue(refusal.contains(place), () -> place + " in " + refusal);
  }

  private static void merge(ObjectNode below, JsonNode above) {
    above
        .properties()
        .forEach(
            value -> {
              if (below.get(value.getKey()) instanceof ObjectNode object
                  && value.getValue().isObject()) {
                merge(object, value.getValue());
              } else {
                below.set(value.getKey(), value.getValue());
              }
            });
  }
}
