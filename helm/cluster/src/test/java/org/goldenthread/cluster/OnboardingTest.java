package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Helm;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
import org.goldenthread.cluster.platform.Shell;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who is a directorate's instance is what IT operations granted, and nothing that anybody claims.
@Order(2)
@ExtendWith(Installed.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OnboardingTest {
  private static final String OTHER = "gt-other";
  private static final String GRANT = "goldenthread.org/directorate";
  private static final String ELS = "/v1/directorates/els/units";
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Council council;

  OnboardingTest(Council council) {
    this.council = council;
  }

  @Test
  @Order(1)
  void the_checklist_of_each_release_has_nothing_left_to_do() {
    for (Release release : council.releases()) {
      Shell.Result checked = Helm.test(release);
      System.out.println(checked.output());
      checked.ok();
    }
  }

  @Test
  @Order(2)
  void an_installation_into_a_namespace_without_a_grant_is_refused_with_what_to_do() {
    council.cluster().createNamespace(OTHER, Map.of());

    Shell.Result refused =
        council.upgrade(new Release("els", "directorate", OTHER), Map.of(), "--dry-run=server");

    assertNotEquals(0, refused.code());
    assertTrue(
        refused.output().contains("kubectl label namespace gt-other " + GRANT + "=els"),
        refused::output);
  }

  @Test
  @Order(3)
  void who_was_not_granted_a_code_is_refused_in_sight_and_disturbs_nobody() {
    council.cluster().apply(OTHER, "claim.yaml", Map.of());

    Cluster.until("the claim is seen", SOON, () -> reasons().contains("gt-other NOT_GRANTED"));

    assertEquals(200, council.caller("viewer").get(ELS).status());
  }

  @Test
  @Order(4)
  void a_code_that_two_were_granted_is_routed_to_neither_until_one_of_them_goes() {
    Caller viewer = council.caller("viewer");
    council.cluster().label(OTHER, GRANT, "els");

    Cluster.until("neither is routed", SOON, () -> viewer.get(ELS).status() == 503);
    assertEquals("DIRECTORATE_REFUSED", viewer.get(ELS).reason());
    assertEquals(
        List.of("gt-els CLAIMED_TWICE", "gt-other CLAIMED_TWICE"),
        reasons().stream().sorted().toList());
    assertEquals(200, viewer.get("/v1/directorates/fsc/units").status());

    council.cluster().client().services().inNamespace(OTHER).delete();
    Duration back =
        Cluster.until("els is served again", SOON, () -> viewer.get(ELS).status() == 200);
    Seen.that("directorate served again after its rival was removed", back.toMillis() + " ms");
  }

  private List<String> reasons() {
    JsonNode answer = council.caller("corporate-viewer").get("/v1/directorates").ok();
    return StreamSupport.stream(answer.path("refusedClaims").spliterator(), false)
        .map(claim -> claim.path("namespace").asText() + " " + claim.path("reason").asText())
        .toList();
  }
}
