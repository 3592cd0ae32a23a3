package org.goldenthread.chassis.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class IdentityConfigTest {
  @Test
  void identity_and_its_claim_mappings_are_read_from_configuration() {
    Map<String, Object> settings =
        Map.of(
            "goldenthread.identity.issuer", "https://issuer.test",
            "goldenthread.identity.jwks-uri", "https://issuer.test/jwks",
            "goldenthread.identity.audience", "goldenthread",
            "goldenthread.identity.outage", "1h",
            "goldenthread.identity.claims",
                List.of(
                    Map.of("claim", "groups", "value", "FSC Planners", "grants", "fsc:planner")));

    try (ApplicationContext context = ApplicationContext.builder().properties(settings).start()) {
      IdentityConfig config = context.getBean(IdentityConfig.class);
      ClaimConfig mapping = context.getBean(ClaimConfig.class);

      assertEquals(Duration.ofHours(1), config.outage());
      assertEquals(Duration.ofMinutes(5), config.refresh());
      assertEquals(new ClaimConfig("groups", "FSC Planners", List.of("fsc:planner")), mapping);
    }
  }
}
