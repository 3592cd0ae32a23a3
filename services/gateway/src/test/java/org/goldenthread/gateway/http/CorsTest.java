package org.goldenthread.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Served.class)
class CorsTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String OURS = "https://plans.example.gov.uk";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  static {
    // The JDK's client keeps these to itself unless it is told otherwise before it is first used.
    System.setProperty(
        "jdk.httpclient.allowRestrictedHeaders",
        "origin,access-control-request-method,access-control-request-headers,connection");
  }

  @Test
  void nobody_calls_from_a_browser_unless_an_origin_is_configured(Gateway gateway) {
    Reply get = gateway.get(BOOKS).header("Origin", OURS).send();
    Reply asked = asked(gateway, OURS);

    assertEquals("", get.header(ALLOWED));
    assertEquals("", asked.header(ALLOWED));
  }

  @Test
  void a_configured_origin_may_call_and_read_every_header_that_matters() {
    try (Gateway gateway =
        Gateway.start(Map.of("goldenthread.cors.origins", OURS + ",http://localhost:5173"))) {
      Reply asked = asked(gateway, OURS);
      assertEquals(OURS, asked.header(ALLOWED));
      assertEquals(200, asked.status());
      assertTrue(asked.header("Access-Control-Allow-Methods").contains("PATCH"));
      String headers = asked.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
      assertTrue(headers.contains("if-match") && headers.contains("authorization"), headers);

      Reply get =
          gateway.get(BOOKS + "?pageSize=1").header("Origin", "http://localhost:5173").send();
      get.json(200);
      assertEquals("http://localhost:5173", get.header(ALLOWED));
      String exposed = get.header("Access-Control-Expose-Headers").toLowerCase(Locale.ROOT);
      for (String header :
          new String[] {"etag", "location", "link", "retry-after", "traceparent"}) {
        assertTrue(exposed.contains(header), exposed);
      }
      assertEquals("", get.header("Access-Control-Allow-Credentials"));
      assertEquals(
          OURS, gateway.get(BOOKS + "/9:file").header("Origin", OURS).send().header(ALLOWED));
    }
  }

  @Test
  void a_problem_can_be_read_by_a_configured_origin_as_well() {
    try (Gateway gateway = Gateway.start(Map.of("goldenthread.cors.origins", OURS))) {
      Reply problem = gateway.get(BOOKS + "/unknown").header("Origin", OURS).send();

      problem.problem(404, "RESOURCE_NOT_FOUND");
      assertEquals(OURS, problem.header(ALLOWED));
    }
  }

  @Test
  void another_origin_than_the_configured_is_not_let_in() {
    try (Gateway gateway = Gateway.start(Map.of("goldenthread.cors.origins", OURS))) {
      for (String other :
          new String[] {
            "https://evil.example", OURS + ".evil.example", "https://plansXexample.gov.uk", "null"
          }) {
        assertEquals("", asked(gateway, other).header(ALLOWED), other);
      }
    }
  }

  private static Reply asked(Gateway gateway, String origin) {
    return gateway
        .call("OPTIONS", BOOKS)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "PATCH")
        .header(
            "Access-Control-Request-Headers", "authorization,content-type,if-match,idempotency-key")
        .send();
  }
}
