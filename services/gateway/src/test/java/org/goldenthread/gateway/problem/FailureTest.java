package org.goldenthread.gateway.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.failure.Failure.Violation;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@ExtendWith(Served.class)
class FailureTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String SECRET = "connection to 10.0.0.7 as owner";

  private final Gateway gateway;

  FailureTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT,    FIELD_INVALID,           400",
    "OUT_OF_RANGE,        PAGE_TOKEN_MISMATCH,     400",
    "UNAUTHENTICATED,     TOKEN_INVALID,           401",
    "PERMISSION_DENIED,   ROLE_MISSING,            403",
    "NOT_FOUND,           RESOURCE_NOT_FOUND,      404",
    "ALREADY_EXISTS,      RESOURCE_ALREADY_EXISTS, 409",
    "FAILED_PRECONDITION, PLAN_CLOSED,             409",
    "ABORTED,             WRITE_CONFLICT,          409",
    "ALREADY_EXISTS,      IDEMPOTENCY_KEY_REUSED,  409",
    "ABORTED,             ETAG_MISMATCH,           412",
    "INVALID_ARGUMENT,    ETAG_REQUIRED,           428",
    "RESOURCE_EXHAUSTED,  OVERLOADED,              429",
    "CANCELLED,           CANCELLED,               499",
    "UNIMPLEMENTED,       METHOD_UNKNOWN_TO_INSTANCE, 501",
    "UNAVAILABLE,         DATABASE_UNAVAILABLE,    503",
    "DEADLINE_EXCEEDED,   DEADLINE_EXCEEDED,       504"
  })
  void what_a_service_says_becomes_a_problem(Code code, ErrorReason reason, int status) {
    gateway.desk().failNext(Failure.of(code, reason, "It is so.").with("key", "value").toStatus());

    JsonNode problem = gateway.get(BOOKS).send().problem(status, reason.name());

    assertEquals("It is so.", problem.path("detail").asText());
    assertEquals("value", problem.at("/metadata/key").asText());
    assertFalse(problem.path("title").asText().isBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "UNAUTHENTICATED,    401, TOKEN_INVALID",
    "RESOURCE_EXHAUSTED, 429, OVERLOADED",
    "CANCELLED,          499, CANCELLED",
    "UNIMPLEMENTED,      501, METHOD_UNKNOWN_TO_INSTANCE",
    "UNAVAILABLE,        503, INSTANCE_UNAVAILABLE",
    "DEADLINE_EXCEEDED,  504, DEADLINE_EXCEEDED"
  })
  void a_status_without_a_reason_gets_the_one_that_it_implies(
      Code code, int status, String reason) {
    gateway.desk().failNext(code.toStatus().withDescription(SECRET).asRuntimeException());

    Reply reply = gateway.get(BOOKS).send();

    reply.problem(status, reason);
    assertFalse(reply.text().contains(SECRET), reply::text);
  }

  @ParameterizedTest
  @CsvSource({
    "INVALID_ARGUMENT,    400",
    "OUT_OF_RANGE,        400",
    "PERMISSION_DENIED,   403",
    "NOT_FOUND,           404",
    "ALREADY_EXISTS,      409",
    "FAILED_PRECONDITION, 409",
    "ABORTED,             409"
  })
  void a_status_without_a_reason_keeps_its_http_status(Code code, int status) {
    gateway.desk().failNext(code.toStatus().withDescription(SECRET).asRuntimeException());

    Reply reply = gateway.get(BOOKS).send();

    assertEquals(status, reply.status(), reply::text);
    assertEquals("application/problem+json", reply.header("Content-Type"));
    assertFalse(reply.text().contains(SECRET), reply::text);
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      mode = Mode.INCLUDE,
      names = {"UNKNOWN", "INTERNAL", "DATA_LOSS"})
  void a_fault_is_500_and_tells_nothing_but_its_trace(Code code) {
    for (StatusRuntimeException fault :
        List.of(
            code.toStatus().withDescription(SECRET).asRuntimeException(),
            Failure.of(code, ErrorReason.INTERNAL, SECRET).with("host", SECRET).toStatus())) {
      gateway.desk().failNext(fault);

      Reply reply = gateway.get(BOOKS).send();

      reply.problem(500, "INTERNAL");
      assertFalse(reply.text().contains(SECRET), reply::text);
    }
  }

  @Test
  void violations_of_the_body_point_into_the_body() {
    fail("book.title", "book.author.life.born", "book.chapters[1].page", "book.translations");

    JsonNode errors = gateway.post(BOOKS, "{}").send().problem(400, "FIELD_INVALID").path("errors");

    assertEquals(
        List.of("/title", "/author/life/born", "/chapters/1/page", "/translations"),
        errors.findValuesAsText("pointer"));
    assertEquals(List.of("body", "body", "body", "body"), errors.findValuesAsText("in"));
    assertEquals("Not so.", errors.get(0).path("detail").asText());
    assertEquals("string.min_len", errors.get(0).path("code").asText());
  }

  @Test
  void violations_of_path_and_query_point_at_their_parameters() {
    fail("parent", "page_size", "life.born", "subjects[1]");

    JsonNode errors = gateway.get(BOOKS).send().problem(400, "FIELD_INVALID").path("errors");

    assertEquals(List.of("path", "query", "query", "query"), errors.findValuesAsText("in"));
    assertEquals(
        List.of("/parent", "/pageSize", "/life.born", "/subjects"),
        errors.findValuesAsText("pointer"));
  }

  @Test
  void violations_of_what_headers_fill_point_at_the_headers() {
    fail("etag", "request_id");

    JsonNode errors =
        gateway
            .delete(BOOKS + "/x")
            .header("If-Match", "\"1\"")
            .send()
            .problem(400, "FIELD_INVALID")
            .path("errors");

    assertEquals(List.of("header", "header"), errors.findValuesAsText("in"));
    assertEquals(List.of("/If-Match", "/Idempotency-Key"), errors.findValuesAsText("pointer"));
  }

  @Test
  void a_violation_of_the_path_of_a_whole_body_points_at_the_path() {
    fail("name", "reader");

    JsonNode errors =
        gateway.post(BOOKS + "/x:lend", "{}").send().problem(400, "FIELD_INVALID").path("errors");

    assertEquals(List.of("path", "body"), errors.findValuesAsText("in"));
  }

  @Test
  void who_is_to_come_again_is_told_when() {
    gateway
        .desk()
        .failNext(
            Failure.unavailable(ErrorReason.DATABASE_UNAVAILABLE, "Not now.")
                .retryAfter(Duration.ofSeconds(7))
                .toStatus());
    assertEquals("7", gateway.get(BOOKS).send().header("Retry-After"));

    gateway.desk().failNext(Status.RESOURCE_EXHAUSTED.asRuntimeException());
    assertEquals("1", gateway.get(BOOKS).send().header("Retry-After"));
  }

  @Test
  void a_problem_of_unknown_kind_in_the_details_does_no_harm() {
    gateway
        .desk()
        .failNext(
            StatusProto.toStatusRuntimeException(
                com.google.rpc.Status.newBuilder()
                    .setCode(Code.NOT_FOUND.value())
                    .setMessage("It is gone.")
                    .addDetails(Any.newBuilder().setTypeUrl("type.example/unknown"))
                    .addDetails(Any.pack(ErrorInfo.newBuilder().setReason("MADE_LATER").build()))
                    .build()));

    gateway.get(BOOKS).send().problem(404, "MADE_LATER");
  }

  @Test
  void every_reason_of_the_catalogue_leads_to_a_page() {
    gateway.desk().failNext(Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, "book").toStatus());
    String type =
        gateway.get(BOOKS).send().problem(404, "RESOURCE_NOT_FOUND").path("type").asText();

    Reply page = gateway.get(type).send();

    assertEquals(200, page.status());
    assertTrue(page.text().contains("RESOURCE_NOT_FOUND"));
  }

  private void fail(String... fields) {
    gateway
        .desk()
        .failNext(
            Failure.invalid(
                    List.of(fields).stream()
                        .map(field -> new Violation(field, "Not so.", "string.min_len"))
                        .toList())
                .toStatus());
  }
}
