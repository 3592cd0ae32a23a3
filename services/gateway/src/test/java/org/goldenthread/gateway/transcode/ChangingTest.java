package org.goldenthread.gateway.transcode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.goldenthread.library.v1.Author;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.CreateBookRequest;
import org.goldenthread.library.v1.DeleteBookRequest;
import org.goldenthread.library.v1.UpdateBookRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class ChangingTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String EMMA = BOOKS + "/changing";

  private final Gateway gateway;

  ChangingTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @BeforeEach
  void emma() {
    gateway
        .library()
        .put(
            Book.newBuilder()
                .setName("directorates/fsc/books/changing")
                .setTitle("Emma")
                .setPageCount(474)
                .setAuthor(Author.newBuilder().setDisplayName("Jane Austen"))
                .addSubjects("love")
                .setShelf("3a")
                .build());
  }

  @Test
  void what_is_created_is_201_with_its_place_and_its_etag() {
    Reply reply = gateway.post(BOOKS + "?bookId=sanditon", "{\"title\": \"Sanditon\"}").send();

    reply.json(201);
    assertEquals("/v1/directorates/fsc/books/sanditon", reply.header("Location"));
    assertEquals("\"1\"", reply.header("ETag"));
  }

  @Test
  void what_is_deleted_is_204_without_a_body() {
    Reply reply = gateway.delete(EMMA).header("If-Match", "\"1\"").send();

    assertEquals(204, reply.status());
    assertEquals(0, reply.bytes().length);
    assertEquals("", reply.header("Content-Type"));
    assertEquals("1", gateway.desk().request(DeleteBookRequest.class).getEtag());
    gateway.get(EMMA).send().problem(404, "RESOURCE_NOT_FOUND");
  }

  @Test
  void a_patch_changes_the_fields_that_it_names_and_no_others() {
    JsonNode book = patched("{\"pageCount\": 475, \"author\": {\"life\": {\"born\": 1775}}}");

    assertEquals(List.of("page_count", "author"), mask());
    assertEquals(475, book.path("pageCount").asInt());
    assertEquals("Emma", book.path("title").asText());
    // A message in the resource is replaced as a whole.
    assertEquals("", book.at("/author/displayName").asText());
    assertEquals(1775, book.at("/author/life/born").asInt());
  }

  @Test
  void null_clears_a_field_in_a_patch() {
    JsonNode book =
        patched("{\"title\": null, \"author\": null, \"subjects\": null, \"shelf\": null}");

    assertEquals(List.of("title", "author", "subjects", "shelf"), mask());
    assertEquals("", book.path("title").asText());
    assertFalse(book.has("author"));
    assertFalse(book.has("shelf"));
    assertEquals(0, book.path("subjects").size());
    assertEquals(474, book.path("pageCount").asInt());
  }

  @Test
  void zero_and_the_empty_list_are_values_in_a_patch() {
    JsonNode book = patched("{\"pageCount\": 0, \"subjects\": []}");

    assertEquals(List.of("page_count", "subjects"), mask());
    assertEquals(0, book.path("pageCount").asInt());
    assertEquals(0, book.path("subjects").size());
  }

  @Test
  void what_only_the_service_sets_is_left_out_of_the_mask() {
    patched("{\"title\": \"E\", \"name\": \"x\", \"etag\": \"y\", \"acquired\": null}");

    assertEquals(List.of("title"), mask());
    assertEquals(
        "directorates/fsc/books/changing",
        gateway.desk().request(UpdateBookRequest.class).getBook().getName());
  }

  @Test
  void a_mask_in_the_query_goes_before_the_one_that_is_worked_out() {
    gateway
        .patch(EMMA + "?updateMask=title", "{\"title\": \"E\", \"pageCount\": 1}")
        .header("If-Match", "\"1\"")
        .send()
        .json(200);

    assertEquals(List.of("title"), mask());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"etag\": \"1\"}"})
  void a_patch_that_changes_nothing_is_400(String json) {
    gateway.patch(EMMA, json).header("If-Match", "\"1\"").send().flaw(400, "FIELD_INVALID");
  }

  @Test
  void a_patch_may_be_sent_as_a_merge_patch() {
    gateway
        .call("PATCH", EMMA)
        .body("application/merge-patch+json; charset=utf-8", "{\"title\": \"E\"}".getBytes(UTF_8))
        .header("If-Match", "\"1\"")
        .send()
        .json(200);
  }

  @Test
  void a_change_without_if_match_is_428_and_calls_nobody() {
    gateway.desk().forget();

    gateway.patch(EMMA, "{\"title\": \"E\"}").send().problem(428, "ETAG_REQUIRED");
    gateway.delete(EMMA).send().problem(428, "ETAG_REQUIRED");

    assertFalse(gateway.desk().wasAsked());
  }

  @Test
  void an_etag_that_is_no_longer_the_current_one_is_412() {
    gateway
        .patch(EMMA, "{\"title\": \"E\"}")
        .header("If-Match", "\"0\"")
        .send()
        .problem(412, "ETAG_MISMATCH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "*", "\"1\", \"2\"", "\"\"", "\"a b\""})
  void an_if_match_that_is_not_one_etag_in_quotes_is_400(String header) {
    JsonNode flaw =
        gateway.delete(EMMA).header("If-Match", header).send().flaw(400, "FIELD_INVALID");

    assertEquals("header", flaw.path("in").asText());
    assertEquals("/If-Match", flaw.path("pointer").asText());
  }

  @Test
  void an_etag_header_is_what_the_next_change_takes() {
    String etag = gateway.get(EMMA).send().header("ETag");

    Reply changed = gateway.patch(EMMA, "{\"title\": \"E\"}").header("If-Match", etag).send();

    assertEquals("\"1+\"", changed.header("ETag"));
    assertEquals("1+", changed.json(200).path("etag").asText());
  }

  @Test
  void a_reader_who_has_the_current_version_is_told_304() {
    Reply reply = gateway.get(EMMA).header("If-None-Match", "\"1\"").send();

    assertEquals(304, reply.status());
    assertEquals("\"1\"", reply.header("ETag"));
    assertEquals(0, reply.bytes().length);
    gateway.get(EMMA).header("If-None-Match", "\"2\"").send().json(200);
    assertEquals(304, gateway.get(EMMA).header("If-None-Match", "\"0\", W/\"1\"").send().status());
    assertEquals(304, gateway.get(EMMA).header("If-None-Match", "*").send().status());
  }

  @Test
  void an_idempotency_key_becomes_the_request_id() {
    String key = UUID.randomUUID().toString();

    gateway.post(BOOKS, "{\"title\": \"E\"}").header("Idempotency-Key", key).send().json(201);

    assertEquals(key, gateway.desk().request(CreateBookRequest.class).getRequestId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "not-a-uuid", "b0b0b0b0-b0b0-b0b0-b0b0-b0b0b0b0b0b", "''"})
  void an_idempotency_key_that_is_no_uuid_is_400(String key) {
    JsonNode flaw =
        gateway
            .post(BOOKS, "{\"title\": \"E\"}")
            .header("Idempotency-Key", key)
            .send()
            .flaw(400, "FIELD_INVALID");

    assertEquals("/Idempotency-Key", flaw.path("pointer").asText());
  }

  private JsonNode patched(String json) {
    return gateway.patch(EMMA, json).header("If-Match", "\"1\"").send().json(200);
  }

  private List<String> mask() {
    return gateway.desk().request(UpdateBookRequest.class).getUpdateMask().getPathsList();
  }
}
