package org.goldenthread.gateway.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.GetBookRequest;
import org.goldenthread.library.v1.LibraryServiceGrpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class RouteTest {
  private final Gateway gateway;

  RouteTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void an_rpc_that_was_added_with_an_http_annotation_is_a_route() {
    gateway
        .library()
        .put(Book.newBuilder().setName("directorates/fsc/books/emma").setTitle("Emma").build());

    JsonNode book = gateway.get("/v1/directorates/fsc/books/emma").send().json(200);

    assertEquals("Emma", book.path("title").asText());
  }

  @Test
  void an_rpc_that_was_added_is_in_the_document_with_its_comment_roles_and_parameters() {
    JsonNode document = gateway.get("/openapi.json").send().json(200);

    JsonNode get =
        document.path("paths").path("/v1/directorates/{directorate}/books/{book}").path("get");
    assertEquals("One book", get.path("summary").asText());
    assertTrue(get.path("description").asText().contains("`BOOK_NOT_FOUND`"));
    assertEquals("viewer", get.at("/x-roles/0").asText());
    assertEquals("planner", get.at("/x-roles/1").asText());
    assertEquals(
        "#/components/schemas/Book",
        get.at("/responses/200/content/application~1json/schema/$ref").asText());
    assertEquals(
        "What is on the cover.",
        document.at("/components/schemas/Book/properties/title/description").asText());
    assertEquals(200, document.at("/components/schemas/Book/properties/title/maxLength").asInt());
  }

  @Test
  void every_rpc_that_was_added_is_in_the_document() {
    JsonNode document = gateway.get("/openapi.json").send().json(200);

    Set<String> added = new TreeSet<>();
    LibraryServiceGrpc.getServiceDescriptor()
        .getMethods()
        .forEach(method -> added.add(method.getFullMethodName()));
    Set<String> documented = new TreeSet<>(document.path("paths").findValuesAsText("x-rpc"));
    documented.removeIf(rpc -> !rpc.startsWith(LibraryServiceGrpc.SERVICE_NAME));
    assertEquals(added, documented);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/directorates/fsc/shelves/3/books/emma, directorates/fsc/shelves/3/books/emma",
    "/v1/directorates/fsc/archive/a/b/c,        directorates/fsc/archive/a/b/c",
    "/v1/directorates/fsc/books/caf%C3%A9,      directorates/fsc/books/café",
    "/v1/directorates/fsc/books/a%20b+c,        directorates/fsc/books/a b+c",
    "/v1/directorates/fsc/books/a:b,            directorates/fsc/books/a:b"
  })
  void a_path_becomes_the_name_that_it_spells(String path, String name) {
    gateway.desk().forget();

    gateway.get(path).send();

    assertEquals(name, gateway.desk().request(GetBookRequest.class).getName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/directorates/fsc/books/a%2Fb",
        "/v1/directorates/fsc/books/a%2fb",
        "/v1/directorates/fsc%2Fbooks/a",
        "/v1/directorates/fsc/books/%2e%2e",
        "/v1/directorates/fsc/books/a%00b",
        "/v1/directorates/fsc/books/a%ff",
        "/v1/directorates/fsc/books//",
        "/v1/directorates//books/a",
        "/v1/directorates/fsc/books/a/b",
        "/v1/directorates/fsc/books/",
        "/v1/nothing",
        "/v1"
      })
  void a_path_that_is_none_of_ours_is_404_and_calls_nobody(String path) {
    gateway.desk().forget();

    gateway.get(path).send().problem(404, "ROUTE_NOT_FOUND");

    assertEquals(false, gateway.desk().wasAsked());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/v2/directorates/fsc/books/a", "/docs/nothing"})
  void a_path_outside_the_contract_is_a_problem_as_well(String path) {
    gateway.get(path).send().problem(404, "ROUTE_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/directorates/fsc/books/emma,      PUT,    'DELETE, GET, HEAD, PATCH'",
    "/v1/directorates/fsc/books,           DELETE, 'GET, HEAD, POST'",
    "/v1/directorates/fsc/books:import,    GET,    POST",
    "/v1/directorates/fsc/books/emma:lend, GET,    POST"
  })
  void another_method_is_405_and_the_answer_says_which_are_allowed(
      String path, String method, String allowed) {
    Reply reply = gateway.call(method, path).send();

    reply.problem(405, "METHOD_NOT_ALLOWED");
    assertEquals(allowed, reply.header("Allow"));
  }

  @Test
  void head_answers_as_get_does_without_the_body() {
    gateway.library().put(Book.newBuilder().setName("directorates/fsc/books/head").build());
    Reply get = gateway.get("/v1/directorates/fsc/books/head").send();

    Reply head = gateway.call("HEAD", "/v1/directorates/fsc/books/head").send();

    assertEquals(200, head.status());
    assertEquals(0, head.bytes().length);
    for (String header : Arrays.asList("Content-Type", "ETag")) {
      assertEquals(get.header(header), head.header(header), header);
    }
  }

  @Test
  void head_of_a_file_and_of_a_stream_are_answered_and_end() {
    assertEquals(
        200, gateway.call("HEAD", "/v1/directorates/fsc/books/100000:file").send().status());
    assertEquals(200, gateway.call("HEAD", "/v1/directorates/fsc/books:watch").send().status());
  }

  @Test
  void what_the_caller_cannot_read_is_406_before_anything_is_done() {
    gateway.desk().forget();

    gateway
        .post("/v1/directorates/fsc/books", "{\"title\": \"Emma\"}")
        .header("Accept", "text/html")
        .send()
        .problem(406, "NOT_ACCEPTABLE");

    assertEquals(false, gateway.desk().wasAsked());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "application/*",
        "text/html, application/json;q=0.5",
        "application/problem+json"
      })
  void json_is_given_to_whoever_takes_it(String accept) {
    gateway.library().put(Book.newBuilder().setName("directorates/fsc/books/taken").build());

    gateway.get("/v1/directorates/fsc/books/taken").header("Accept", accept).send().json(200);
  }
}
