package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Certificates: made for the names that are dialled, and laid before every program that dials or
/// is dialled.
class TlsTest {
  private static final String FOLDER = "/etc/goldenthread/tls";

  @TempDir private Path folder;

  @Test
  void the_certificate_has_every_name_by_which_a_service_is_called() throws IOException {
    List<Manifest> directorate = Charts.render(Scenario.DIRECTORATE_EVERYTHING);
    List<Manifest> gateway =
        with(
            Scenario.GATEWAY_SMALLEST, "instances: [{code: care, namespace: care, release: care}]");
    Set<String> dialled = new TreeSet<>();
    for (Manifest manifest : directorate) {
      for (JsonNode container : manifest.containers()) {
        container.path("args").forEach(arg -> dialled.add(arg.asText()));
        dialled.add(value(container, "GOLDENTHREAD_PLAN_TARGET"));
      }
    }
    JsonNode instances = Charts.parse(only(gateway, "instances.yml")).findPath("care");
    instances.forEach(target -> dialled.add(target.asText()));
    dialled.removeIf(target -> !target.contains(":50051"));

    Set<String> hosts = new TreeSet<>();
    dialled.forEach(target -> hosts.add(host(target)));
    Set<String> names = new TreeSet<>();
    certificate(directorate).at("/spec/dnsNames").forEach(name -> names.add(name.asText()));

    assertEquals(8, hosts.size(), hosts::toString);
    assertTrue(names.containsAll(hosts), () -> names + " for " + hosts);
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_EVERYTHING", "GATEWAY_EVERYTHING"})
  void an_issuer_is_asked_for_a_certificate_whose_secret_every_program_has(Scenario scenario) {
    List<Manifest> manifests = Charts.render(scenario);
    JsonNode certificate = certificate(manifests).path("spec");

    assertEquals("Always", certificate.at("/privateKey/rotationPolicy").asText());
    assertEquals("PKCS8", certificate.at("/privateKey/encoding").asText());
    assertTrue(certificate.path("usages").toString().contains("\"client auth\",\"server auth\""));
    requireLaid(manifests, certificate.path("secretName").asText());
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_SMALLEST", "GATEWAY_SMALLEST"})
  void a_secret_that_is_there_is_laid_before_every_program(Scenario scenario) throws IOException {
    List<Manifest> manifests = with(scenario, "tls: {existingSecret: own}");

    assertTrue(manifests.stream().noneMatch(it -> it.kind().equals("Certificate")));
    requireLaid(manifests, "own");
  }

  @ParameterizedTest
  @EnumSource(names = {"DIRECTORATE_SMALLEST", "GATEWAY_SMALLEST"})
  void without_either_nothing_speaks_tls(Scenario scenario) {
    for (Manifest manifest : Charts.render(scenario)) {
      assertFalse(manifest.text().contains("TLS_"), manifest::text);
      assertFalse(manifest.text().contains(FOLDER), manifest::text);
    }
  }

  /// As a whole folder, which Kubernetes keeps up to date in a pod that runs. Tests dial services
  /// as well; but for its checklist, the gateway's asks by HTTP.
  private static void requireLaid(List<Manifest> manifests, String secret) {
    int laid = 0;
    for (Manifest manifest : manifests) {
      for (JsonNode container : manifest.containers()) {
        boolean dials =
            manifest.kind().equals("Deployment")
                || manifest.name().equals("els-test")
                || manifest.name().equals("care-test")
                || container.path("name").asText().equals("checklist");
        String key = value(container, "GOLDENTHREAD_TLS_KEY");
        assertEquals(dials ? FOLDER + "/tls.key" : "", key, manifest.text());
        if (dials) {
          JsonNode mount = find(container.path("volumeMounts"), "mountPath", FOLDER);
          assertTrue(mount.path("subPath").isMissingNode(), manifest::text);
          JsonNode volume =
              find(
                  manifest.pod().orElseThrow().path("volumes"),
                  "name",
                  mount.path("name").asText());
          JsonNode whole = volume.at("/projected/sources/0/secret");
          assertEquals("{\"name\":\"" + secret + "\"}", whole.toString(), manifest.text());
          laid++;
        }
      }
    }
    assertTrue(laid > 0);
  }

  private List<Manifest> with(Scenario scenario, String values) throws IOException {
    ObjectNode whole = (ObjectNode) Charts.read(scenario.file());
    whole.setAll((ObjectNode) Charts.parse(values));
    return Charts.render(
        scenario,
        Files.writeString(folder.resolve("values.yaml"), Charts.YAML.writeValueAsString(whole)));
  }

  private static JsonNode certificate(List<Manifest> manifests) {
    return manifests.stream()
        .filter(it -> it.kind().equals("Certificate"))
        .findAny()
        .orElseThrow()
        .json();
  }

  private static String only(List<Manifest> manifests, String file) {
    List<String> found = new ArrayList<>();
    for (Manifest manifest : manifests) {
      JsonNode text = manifest.json().path("data").path(file);
      if (text.isTextual()) {
        found.add(text.asText());
      }
    }
    assertEquals(1, found.size());
    return found.getFirst();
  }

  private static JsonNode find(JsonNode list, String key, String value) {
    for (JsonNode it : list) {
      if (it.path(key).asText().equals(value)) {
        return it;
      }
    }
    throw new AssertionError(value + " is not in " + list);
  }

  private static String value(JsonNode container, String variable) {
    for (JsonNode it : container.path("env")) {
      if (it.path("name").asText().equals(variable)) {
        return it.path("value").asText();
      }
    }
    return "";
  }

  /// What a caller verifies the certificate against: `dns:///els-plan.els.svc:50051`,
  /// `els-plan:50051`.
  private static String host(String target) {
    return URI.create("//" + target.replace("dns:///", "")).getHost();
  }
}
