package org.goldenthread.gateway.transcode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Int64Value;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Served;
import org.goldenthread.library.v1.Author;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.Chapter;
import org.goldenthread.library.v1.CreateBookRequest;
import org.goldenthread.library.v1.Life;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class BodyTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String WHOLE =
      """
      {"title": "Emma ✓ 𝕏", "pageCount": 474, "price": "12.50", "binding": "HARDBACK",
       "subjects": ["love", "money"], "author": {"displayName": "Jane Austen",
       "life": {"born": 1775, "died": 1817}}, "loan": "1209600s", "loans": "9007199254740993",
       "lendable": true, "box": "7", "chapters": [{"heading": "I", "page": 1}, {"page": 9}],
       "translations": {"de": "Emma", "fr": ""}, "thumbnail": "AP8=", "weight": 0.4}\
      """;

  private final Gateway gateway;

  BodyTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void json_fills_every_kind_of_field() {
    gateway.post(BOOKS, WHOLE).send().json(201);

    Book expected =
        Book.newBuilder()
            .setTitle("Emma ✓ 𝕏")
            .setPageCount(474)
            .setPrice("12.50")
            .setBinding(Book.Binding.HARDBACK)
            .addSubjects("love")
            .addSubjects("money")
            .setAuthor(
                Author.newBuilder()
                    .setDisplayName("Jane Austen")
                    .setLife(Life.newBuilder().setBorn(1775).setDied(1817)))
            .setLoan(Duration.newBuilder().setSeconds(1209600))
            .setLoans(Int64Value.of(9007199254740993L))
            .setLendable(true)
            .setBox(7)
            .addChapters(Chapter.newBuilder().setHeading("I").setPage(1))
            .addChapters(Chapter.newBuilder().setPage(9))
            .putTranslations("de", "Emma")
            .putTranslations("fr", "")
            .setThumbnail(ByteString.copyFrom(new byte[] {0, (byte) 0xff}))
            .setWeight(0.4)
            .build();
    assertEquals(expected, gateway.desk().request(CreateBookRequest.class).getBook());
  }

  @Test
  void what_was_written_is_read_back_as_it_was_written() {
    JsonNode first = gateway.post(BOOKS + "?bookId=whole", WHOLE).send().json(201);

    JsonNode again = gateway.get(BOOKS + "/whole").send().json(200);

    assertEquals(first, again);
    assertEquals("HARDBACK", again.path("binding").asText());
    assertEquals("9007199254740993", again.path("loans").textValue());
    assertEquals("2013-04-01T00:00:00Z", again.path("acquired").asText());
    assertEquals("1209600s", again.path("loan").asText());
    assertEquals("AP8=", again.path("thumbnail").asText());
  }

  @Test
  void zeros_and_false_and_empty_lists_are_printed_and_absent_messages_are_not() {
    gateway.post(BOOKS + "?bookId=bare", "{\"title\": \"\", \"author\": {\"life\": {}}}").send();

    JsonNode book = gateway.get(BOOKS + "/bare").send().json(200);

    assertEquals(0, book.path("pageCount").intValue());
    assertTrue(book.path("pageCount").isInt());
    assertEquals("", book.path("title").textValue());
    assertTrue(book.path("lendable").isBoolean());
    assertEquals("BINDING_UNSPECIFIED", book.path("binding").asText());
    assertTrue(book.path("subjects").isArray());
    assertTrue(book.path("translations").isObject());
    assertTrue(book.path("weight").isNumber());
    assertFalse(book.has("loans"));
    assertFalse(book.has("shelf"));
    assertEquals(0, book.at("/author/life/born").intValue());
    assertTrue(book.at("/author/life/died").isMissingNode());
  }

  @Test
  void an_empty_page_is_an_empty_list() {
    JsonNode page = gateway.get(BOOKS).send().json(200);

    assertTrue(page.path("books").isArray());
    assertEquals("", page.path("nextPageToken").textValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"titel\": \"x\"}                          | /titel",
        "{\"author\": {\"nom\": \"x\"}}              | /author/nom",
        "{\"chapters\": [{}, {\"pag\": 1}]}          | /chapters/1/pag"
      })
  void a_field_that_is_not_known_is_400_and_pointed_at(String json, String pointer) {
    JsonNode flaw = gateway.post(BOOKS, json).send().flaw(400, "FIELD_UNKNOWN");

    assertEquals(pointer, flaw.path("pointer").asText());
    assertEquals("body", flaw.path("in").asText());
    assertEquals("FIELD_UNKNOWN", flaw.path("code").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\": 5}                              | /title",
        "{\"title\": true}                           | /title",
        "{\"title\": {}}                             | /title",
        "{\"title\": [\"x\"]}                        | /title",
        "{\"pageCount\": \"many\"}                   | /pageCount",
        "{\"pageCount\": 1.5}                        | /pageCount",
        "{\"pageCount\": 2147483648}                 | /pageCount",
        "{\"pageCount\": true}                       | /pageCount",
        "{\"pageCount\": {}}                         | /pageCount",
        "{\"price\": 12.50}                          | /price",
        "{\"binding\": \"LEATHER\"}                  | /binding",
        "{\"binding\": 2}                            | /binding",
        "{\"subjects\": \"love\"}                    | /subjects",
        "{\"subjects\": [1]}                         | /subjects/0",
        "{\"subjects\": [[\"x\"]]}                   | /subjects/0",
        "{\"subjects\": [null]}                      | /subjects/0",
        "{\"lendable\": \"true\"}                    | /lendable",
        "{\"lendable\": 1}                           | /lendable",
        "{\"loan\": \"two weeks\"}                   | /loan",
        "{\"loan\": 5}                               | /loan",
        "{\"loans\": \"x\"}                          | /loans",
        "{\"box\": \"9223372036854775808\"}          | /box",
        "{\"author\": \"Jane\"}                      | /author",
        "{\"author\": []}                            | /author",
        "{\"author\": {\"life\": {\"born\": \"x\"}}} | /author/life/born",
        "{\"chapters\": {}}                          | /chapters",
        "{\"chapters\": [1]}                         | /chapters/0",
        "{\"chapters\": [{\"page\": []}]}            | /chapters/0/page",
        "{\"translations\": []}                      | /translations",
        "{\"translations\": {\"de\": 1}}             | /translations/de",
        "{\"thumbnail\": \"*\"}                      | /thumbnail",
        "{\"weight\": \"heavy\"}                     | /weight"
      })
  void a_value_of_another_type_is_400_and_pointed_at(String json, String pointer) {
    JsonNode flaw = gateway.post(BOOKS, json).send().flaw(400, "BODY_MALFORMED");

    assertEquals(pointer, flaw.path("pointer").asText());
    assertEquals("WRONG_TYPE", flaw.path("code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\": \"a\\u0000b\"}",
        "{\"translations\": {\"de\": \"\\u0000\"}}",
        "{\"subjects\": [\"x\", \"\\u0000\"]}",
        "{\"translations\": {\"a\\u0000\": \"x\"}}"
      })
  void a_nul_is_400_wherever_it_stands(String json) {
    JsonNode flaw = gateway.post(BOOKS, json).send().flaw(400, "BODY_MALFORMED");

    assertEquals("NUL_CHARACTER", flaw.path("code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "\"title\"",
        "null",
        "{",
        "{\"title\": \"x\"",
        "{\"title\": \"x\",}",
        "{title: 1}",
        "{} {}",
        "{\"title\": \"\\ud800\"}",
        "{\"title\": \"a\", \"title\": \"b\"}",
        "{\"pageCount\": 1, \"page_count\": 2}",
        "{\"author\": {\"displayName\": \"a\", \"displayName\": \"b\"}}",
        "{\"translations\": {\"de\": \"a\", \"de\": \"b\"}}",
        "{\"shelf\": \"a\", \"box\": 1}",
        "{\"weight\": 1e999999999}"
      })
  void what_is_no_single_clear_json_object_is_400(String json) {
    gateway.post(BOOKS, json).send().problem(400, "BODY_MALFORMED");
  }

  @Test
  void bytes_that_are_not_utf8_are_400() {
    byte[] body = "{\"title\": \"x\"}".getBytes(UTF_8);
    body[11] = (byte) 0xff;

    gateway
        .call("POST", BOOKS)
        .body("application/json", body)
        .send()
        .problem(400, "BODY_MALFORMED");
  }

  @Test
  void json_that_is_nested_too_deep_is_400() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    gateway.post(BOOKS, "{\"subjects\": " + deep + "}").send().problem(400, "BODY_MALFORMED");
    gateway.post(BOOKS, "{\"author\": ".repeat(1000)).send().problem(400, "FIELD_UNKNOWN");
  }

  @Test
  void a_body_that_is_too_large_is_413() {
    String title = "x".repeat(5 << 20);

    gateway.post(BOOKS, "{\"title\": \"" + title + "\"}").send().problem(413, "REQUEST_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data; boundary=x"})
  void a_body_that_is_no_json_is_415(String type) {
    gateway
        .call("POST", BOOKS)
        .body(type, "{}".getBytes(UTF_8))
        .send()
        .problem(415, "MEDIA_TYPE_UNSUPPORTED");
  }
}
