package org.goldenthread.acceptance.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.goldenthread.acceptance.Client;
import org.goldenthread.acceptance.trace.TraceCollector.Step;
import org.goldenthread.local.Platform;
import org.goldenthread.local.PlatformConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One request is followed from the gateway to the database, by a collector of OpenTelemetry's own
/// protocol.
class TraceTest {
  private static final String SERVER = "SPAN_KIND_SERVER";
  private static final String CLIENT = "SPAN_KIND_CLIENT";

  private static TraceCollector collector;
  private static Platform platform;

  @BeforeAll
  static void start() throws IOException {
    collector = new TraceCollector();
    platform =
        Platform.start(
            PlatformConfig.forTests("fsc")
                .withSettings(
                    Map.of(
                        "otel.exporter.otlp.endpoint", collector.endpoint(),
                        "otel.traces.sampler.arg", "1",
                        "otel.bsp.schedule.delay", "200")));
  }

  @AfterAll
  static void stop() {
    platform.close();
    collector.close();
  }

  @Test
  void a_request_is_one_trace_from_the_gateway_to_the_database() throws InterruptedException {
    String secret = "no-such-plan-7f3a";
    var answer = new Client(platform, "viewer").get("/v1/directorates/fsc/plans/" + secret);
    assertEquals(404, answer.status());
    List<Step> steps =
        collector.trace(
            answer.body().path("traceId").asText(),
            List.of(
                TraceTest::isHttp,
                step -> is(step, "gateway", CLIENT),
                step -> is(step, "plan", SERVER),
                TraceTest::isSql));

    Step http = only(steps, "gateway", SERVER);
    Step sent = only(steps, "gateway", CLIENT);
    Step taken = only(steps, "plan", SERVER);
    assertEquals("GET /v1/{name=directorates/*/plans/*}", http.name());
    assertEquals("404", http.attributes().get("http.response.status_code"));
    assertEquals("RESOURCE_NOT_FOUND", http.attributes().get("goldenthread.reason"));
    assertEquals("", http.parent());
    assertEquals(http.id(), sent.parent());
    assertEquals("goldenthread.plan.v1.PlanService/GetPlan", sent.name());
    assertEquals(sent.id(), taken.parent());
    assertEquals(sent.name(), taken.name());
    for (Step sql : steps.stream().filter(TraceTest::isSql).toList()) {
      assertEquals(taken.id(), sql.parent(), sql.toString());
      assertEquals("plan", sql.program());
    }
    assertTrue(
        collector.all().stream().noneMatch(it -> isSql(it) && it.parent().isEmpty()),
        "what a service asks of its database by itself is no trace");
    assertFalse(collector.all().toString().contains(secret), "ids are nobody's business here");
  }

  @Test
  void the_calls_of_a_view_are_in_the_trace_of_their_request() throws InterruptedException {
    var answer =
        new Client(platform, "corporate-viewer")
            .get("/v1/monitoringTable?planYear=2013-14&round=MID_YEAR");
    assertEquals(200, answer.status());
    Step http = collector.first(it -> it.name().equals("GET /v1/monitoringTable"));
    Step view = collector.first(it -> isView(it) && is(it, "gateway", SERVER));
    collector.first(it -> it.kind().equals(CLIENT) && it.parent().equals(view.id()));
    List<Step> steps = collector.trace(http.trace(), List.of(TraceTest::isSql));

    assertTrue(steps.containsAll(List.of(http, view)), steps.toString());
  }

  private static boolean isView(Step step) {
    return step.name().contains("view.v1");
  }

  private static boolean isHttp(Step step) {
    return step.attributes().containsKey("http.response.status_code");
  }

  private static boolean isSql(Step step) {
    return step.attributes().containsKey("db.query.text")
        || step.attributes().containsKey("db.statement");
  }

  private static boolean is(Step step, String program, String kind) {
    return step.program().equals(program) && step.kind().equals(kind) && !isSql(step);
  }

  private static Step only(List<Step> steps, String program, String kind) {
    List<Step> found = steps.stream().filter(step -> is(step, program, kind)).toList();
    assertEquals(1, found.size(), steps.toString());
    return found.getFirst();
  }
}
