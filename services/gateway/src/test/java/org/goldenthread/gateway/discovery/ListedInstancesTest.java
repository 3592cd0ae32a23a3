package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.goldenthread.gateway.library.Call;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A whole gateway whose list of instances is changed while it runs.
@ExtendWith(Served.class)
@Timeout(120)
class ListedInstancesTest {
  private static final String FSC = "/v1/directorates/fsc/books";
  private static final String ELS = "/v1/directorates/els/books";
  private static final String NONE = "goldenthread:\n  instances: {}\n";

  @TempDir private Path folder;
  private final Gateway library;

  ListedInstancesTest(Gateway library) {
    this.library = library;
  }

  @Test
  void a_directorate_is_served_as_soon_as_it_is_listed_and_gone_when_it_is_struck_out()
      throws IOException {
    write(NONE);
    try (EmbeddedServer gateway = start()) {
      ask(gateway, ELS).problem(404, "DIRECTORATE_NOT_FOUND");
      ask(gateway, FSC).json(200);

      write(listing("els", target("fsc")));
      await(gateway, ELS, 200);
      JsonNode all = ask(gateway, "/v1/directorates").json(200).path("directorates");
      assertEquals("directorates/els", all.path(0).path("name").asText());
      assertEquals(2, all.size());

      write("goldenthread: [");
      await(() -> meter(gateway, "goldenthread.instances.list.broken") == 1);
      ask(gateway, ELS).json(200);

      write(NONE);
      await(gateway, ELS, 404);
      ask(gateway, FSC).json(200);
    }
  }

  @Test
  void a_code_that_is_claimed_twice_is_refused_and_seen_by_its_operators_and_the_council_alone()
      throws IOException {
    write(listing("els", target("fsc")));
    try (EmbeddedServer gateway = start()) {
      ask(gateway, ELS).json(200);

      write(
          listing("els", target("fsc"))
              + listing("fsc", "localhost:1")
                  .lines()
                  .skip(2)
                  .reduce("", (above, line) -> above + line + "\n"));
      await(gateway, FSC, 503);

      Reply refused = ask(gateway, FSC);
      refused.problem(503, "DIRECTORATE_REFUSED");
      assertEquals("30", refused.header("Retry-After"));
      ask(gateway, ELS).json(200);
      assertEquals(2, refusals(gateway, "fsc:operator").size());
      assertEquals(2, refusals(gateway, "*:corporate-viewer").size());
      assertEquals(0, refusals(gateway, "fsc:planner", "els:operator").size());
      JsonNode claim = refusals(gateway, "fsc:operator").path(0);
      assertEquals("fsc", claim.path("code").asText());
      assertEquals("CLAIMED_TWICE", claim.path("reason").asText());
      assertTrue(claim.path("detail").asText().contains("strike out all but one"));
      assertEquals(2, refusedTwice(gateway));
      assertEquals(1, meter(gateway, "goldenthread.instances.served"));

      write(listing("els", target("fsc")));
      await(gateway, FSC, 200);
      assertEquals(0, refusedTwice(gateway));
    }
  }

  @Test
  void the_gateway_is_ready_when_it_knows_who_is_there_and_alive_before() throws IOException {
    try (EmbeddedServer gateway = start()) {
      assertEquals(503, ask(gateway, "/health/readiness").status());
      assertEquals(200, ask(gateway, "/health/liveness").status());
      ask(gateway, ELS).problem(503, "INSTANCE_UNAVAILABLE");
      ask(gateway, "/v1/directorates").problem(503, "INSTANCE_UNAVAILABLE");

      write(NONE);
      await(gateway, "/health/readiness", 200);
      ask(gateway, ELS).problem(404, "DIRECTORATE_NOT_FOUND");
    }
  }

  @Test
  void no_client_of_the_cluster_is_made_where_it_is_not_looked_at() throws IOException {
    write(NONE);
    try (EmbeddedServer gateway = start()) {
      assertFalse(gateway.getApplicationContext().containsBean(ClusterServices.class));
      assertTrue(gateway.getApplicationContext().containsBean(ListFile.class));
    }
  }

  /// A gateway that is configured for `fsc` and finds the others in the list.
  private EmbeddedServer start() {
    Map<String, Object> settings = new LinkedHashMap<>(library.settings());
    settings.keySet().removeIf(key -> key.startsWith("goldenthread.instances.els"));
    settings.put("goldenthread.discovery.file", folder.resolve("instances.yml").toString());
    settings.put("goldenthread.discovery.interval", "PT0.05S");
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }

  private void write(String list) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), list);
    Files.move(next, folder.resolve("instances.yml"), StandardCopyOption.ATOMIC_MOVE);
  }

  private String target(String code) {
    return Objects.requireNonNull(
            library.settings().get("goldenthread.instances." + code + ".plan"))
        .toString();
  }

  private static String listing(String code, String target) {
    return """
    goldenthread:
      instances:
        "%1$s":
          plan: "%2$s"
          indicator: "%2$s"
          risk: "%2$s"
          continuity: "%2$s"
    """
        .formatted(code, target);
  }

  private JsonNode refusals(EmbeddedServer gateway, String... grants) {
    return call(gateway, "/v1/directorates")
        .token(library.issuer().mint().grants(grants).signed())
        .send()
        .json(200)
        .path("refusedClaims");
  }

  private Reply ask(EmbeddedServer gateway, String path) {
    return call(gateway, path).send();
  }

  private Call call(EmbeddedServer gateway, String path) {
    return library.call(gateway.getURI(), "GET", path);
  }

  private void await(EmbeddedServer gateway, String path, int status) {
    await(() -> ask(gateway, path).status() == status);
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "it was not seen in time");
      Thread.onSpinWait();
    }
  }

  private static double meter(EmbeddedServer gateway, String name) {
    Meter meter = registry(gateway).get(name).meter();
    return meter.measure().iterator().next().getValue();
  }

  private static double refusedTwice(EmbeddedServer gateway) {
    return registry(gateway)
        .get("goldenthread.instances.refused")
        .tag("reason", "claimed_twice")
        .gauge()
        .value();
  }

  private static MeterRegistry registry(EmbeddedServer gateway) {
    return gateway.getApplicationContext().getBean(MeterRegistry.class);
  }
}
