package org.goldenthread.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class TravelTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final Gateway gateway;

  TravelTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void the_callers_trace_goes_on_to_the_service_and_comes_back() {
    Reply reply = gateway.get(BOOKS).header("traceparent", PARENT).send();

    String sent = Objects.requireNonNull(gateway.desk().header("traceparent"));
    assertTrue(sent.matches("00-" + TRACE + "-[0-9a-f]{16}-01"), sent);
    assertNotEquals(PARENT, sent);
    assertTrue(reply.header("traceparent").matches("00-" + TRACE + "-[0-9a-f]{16}-01"));
    assertNotEquals(sent, reply.header("traceparent"), "the call is a step of its own");
  }

  @Test
  void a_problem_carries_the_callers_trace() {
    Reply reply = gateway.get(BOOKS + "/unknown").header("traceparent", PARENT).send();

    assertEquals(TRACE, reply.problem(404, "RESOURCE_NOT_FOUND").path("traceId").asText());
    assertTrue(reply.header("traceparent").contains(TRACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "ff-" + TRACE + "-00f067aa0ba902b7-01"
      })
  void a_trace_that_cannot_be_read_is_replaced_by_a_new_one(String traceparent) {
    Reply reply = gateway.get(BOOKS).header("traceparent", traceparent).send();

    assertTrue(
        reply
            .header("traceparent")
            .matches("00-(?!0{32}|" + TRACE + ")[0-9a-f]{32}-[0-9a-f]{16}-0[02]"),
        reply.header("traceparent"));
  }

  @Test
  void the_callers_token_goes_on_to_the_service_with_a_deadline() {
    String token = gateway.issuer().token("viewer");

    gateway.get(BOOKS).token(token).send().json(200);

    assertEquals("Bearer " + token, gateway.desk().header("authorization"));
    long left = gateway.desk().deadline().timeRemaining(TimeUnit.SECONDS);
    assertTrue(left <= 15, () -> left + " s");
  }

  @Test
  void a_call_without_a_good_token_is_401_and_reaches_nobody() {
    gateway.desk().forget();

    Reply none = gateway.get(BOOKS).header("Authorization", "Basic eA==").send();
    none.problem(401, "TOKEN_MISSING");
    assertEquals("Bearer", none.header("WWW-Authenticate"));
    gateway
        .get(BOOKS)
        .token(gateway.issuer().mint().expired().signed())
        .send()
        .problem(401, "TOKEN_EXPIRED");
    gateway.get(BOOKS).token(gateway.issuer().mint().forged()).send().problem(401, "TOKEN_INVALID");

    assertEquals(false, gateway.desk().wasAsked());
  }

  @Test
  void me_tells_who_the_caller_is_and_what_they_may_call() {
    JsonNode me =
        gateway
            .get("/v1/me")
            .token(gateway.issuer().mint().subject("jo").grants("fsc:planner").signed())
            .send()
            .json(200);

    assertEquals("jo", me.path("subject").asText());
    assertEquals("directorates/fsc", me.at("/grants/0/directorate").asText());
    assertEquals("PLANNER", me.at("/grants/0/role").asText());
    JsonNode permission = me.path("permissions");
    assertEquals(1, permission.size());
    String methods = permission.at("/0/methods").toString();
    assertTrue(methods.contains("goldenthread.plan.test.v1.LibraryService/CreateBook"), methods);
  }

  @Test
  void a_directorate_that_is_not_served_is_404() {
    JsonNode problem =
        gateway.get("/v1/directorates/xyz/books").send().problem(404, "DIRECTORATE_NOT_FOUND");

    assertEquals("xyz", problem.at("/metadata/directorate").asText());
  }

  @Test
  void an_instance_that_does_not_answer_is_503_and_to_be_asked_again() {
    Reply reply = gateway.get("/v1/directorates/els/books").send();

    reply.problem(503, "INSTANCE_UNAVAILABLE");
    assertEquals("1", reply.header("Retry-After"));
    gateway.get("/v1/directorates/els/books/1:file").send().problem(503, "INSTANCE_UNAVAILABLE");
    gateway.get("/v1/directorates/els/books:watch").send().problem(503, "INSTANCE_UNAVAILABLE");
    gateway
        .call("POST", "/v1/directorates/els/books:import")
        .body("text/plain", new byte[1 << 20])
        .send()
        .problem(503, "INSTANCE_UNAVAILABLE");
  }

  @Test
  void a_call_that_an_older_instance_does_not_know_is_501() {
    gateway
        .get("/v1/directorates/fsc/plans/older-people-2013-14")
        .send()
        .problem(501, "METHOD_UNKNOWN_TO_INSTANCE");
  }
}
