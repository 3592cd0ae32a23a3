package org.goldenthread.gateway.transcode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Int64Value;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.Timestamp;
import java.util.List;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.CreateBookRequest;
import org.goldenthread.library.v1.GetBookRequest;
import org.goldenthread.library.v1.LendBookRequest;
import org.goldenthread.library.v1.Life;
import org.goldenthread.library.v1.ListBooksRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class BindingTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";

  private final Gateway gateway;

  BindingTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void the_query_fills_every_kind_of_field() {
    String query =
        "?pageSize=20&pageToken=a%26b&binding=PAPERBACK&subjects=love&subjects=money%20and+more"
            + "&life.born=1775&life.died=0&loans=9007199254740993&lendable=true"
            + "&readTime=2013-04-01T00%3A00%3A00.5%2B01%3A00&fields=pageCount,author.displayName";

    gateway.get(BOOKS + query).send().json(200);

    ListBooksRequest expected =
        ListBooksRequest.newBuilder()
            .setParent("directorates/fsc")
            .setPageSize(20)
            .setPageToken("a&b")
            .setBinding(Book.Binding.PAPERBACK)
            .addAllSubjects(List.of("love", "money and more"))
            .setLife(Life.newBuilder().setBorn(1775).setDied(0))
            .setLoans(Int64Value.of(9007199254740993L))
            .setLendable(true)
            .setReadTime(Timestamp.newBuilder().setSeconds(1364770800).setNanos(500_000_000))
            .setFields(
                FieldMask.newBuilder().addPaths("page_count").addPaths("author.display_name"))
            .build();
    same(expected, gateway.desk().request(ListBooksRequest.class));
  }

  @Test
  void without_a_query_nothing_but_the_path_is_filled() {
    gateway.get(BOOKS).send().json(200);

    same(
        ListBooksRequest.newBuilder().setParent("directorates/fsc").build(),
        gateway.desk().request(ListBooksRequest.class));
  }

  @Test
  void a_body_that_is_one_field_leaves_the_others_to_path_and_query() {
    gateway.post(BOOKS + "?bookId=persuasion", "{\"title\": \"Persuasion\"}").send().json(201);

    same(
        CreateBookRequest.newBuilder()
            .setParent("directorates/fsc")
            .setBookId("persuasion")
            .setBook(Book.newBuilder().setTitle("Persuasion"))
            .build(),
        gateway.desk().request(CreateBookRequest.class));
  }

  @Test
  void a_body_that_is_the_whole_request_fills_what_the_path_does_not() {
    gateway
        .post(BOOKS + "/emma:lend", "{\"reader\": \"Jo\", \"loan\": \"1209600.5s\"}")
        .send()
        .json(200);

    same(
        LendBookRequest.newBuilder()
            .setName("directorates/fsc/books/emma")
            .setReader("Jo")
            .setLoan(Duration.newBuilder().setSeconds(1209600).setNanos(500_000_000))
            .build(),
        gateway.desk().request(LendBookRequest.class));
  }

  @Test
  void the_path_goes_before_a_body_that_says_otherwise() {
    gateway.post(BOOKS + "/emma:lend", "{\"name\": \"directorates/els/books/x\"}").send().json(200);

    assertEquals(
        "directorates/fsc/books/emma", gateway.desk().request(LendBookRequest.class).getName());
  }

  @Test
  void a_body_that_is_the_whole_request_may_be_absent() {
    gateway.call("POST", BOOKS + "/emma:lend").send().json(200);

    assertEquals("", gateway.desk().request(LendBookRequest.class).getReader());
  }

  @Test
  void a_get_with_a_time_reads_it() {
    gateway.get(BOOKS + "/emma?readTime=2013-04-01T00:00:00Z").send();

    assertEquals(
        1364774400, gateway.desk().request(GetBookRequest.class).getReadTime().getSeconds());
  }

  @ParameterizedTest
  @CsvSource({
    "pageSize=many,               pageSize,   WRONG_TYPE",
    "pageSize=1.5,                pageSize,   WRONG_TYPE",
    "pageSize=2147483648,         pageSize,   WRONG_TYPE",
    "pageSize=,                   pageSize,   WRONG_TYPE",
    "pageSize=1&pageSize=2,       pageSize,   REPEATED",
    "binding=LEATHER,             binding,    WRONG_TYPE",
    "binding=2,                   binding,    WRONG_TYPE",
    "lendable=yes,                lendable,   WRONG_TYPE",
    "loans=x,                     loans,      WRONG_TYPE",
    "readTime=yesterday,          readTime,   WRONG_TYPE",
    "life.born=long+ago,          life.born,  WRONG_TYPE",
    "pageToken=%00,               pageToken,  WRONG_TYPE",
    "subjects=a&subjects=%00,     subjects,   WRONG_TYPE"
  })
  void a_parameter_of_another_type_is_400_and_named(String query, String name, String code) {
    var flaw = gateway.get(BOOKS + "?" + query).send().flaw(400, "FIELD_INVALID");

    assertEquals("/" + name, flaw.path("pointer").asText());
    assertEquals("query", flaw.path("in").asText());
    assertEquals(code, flaw.path("code").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pagesize=1", "page_size=1", "parent=x", "life=x", "x", "life.x=1"})
  void a_parameter_that_is_not_known_is_400_rather_than_ignored(String query) {
    gateway.get(BOOKS + "?" + query).send().flaw(400, "FIELD_UNKNOWN");
  }

  @Test
  void a_query_that_is_not_utf8_is_400() {
    gateway.get(BOOKS + "?pageToken=%ff").send().problem(400, "FIELD_INVALID");
  }

  @Test
  void the_next_page_is_linked_with_the_same_question() {
    Reply reply = gateway.get(BOOKS + "?pageSize=2&binding=HARDBACK&pageToken=1").send();

    assertEquals(
        "<" + BOOKS + "?pageSize=2&binding=HARDBACK&pageToken=page+2%26more>; rel=\"next\"",
        reply.header("Link"));
    assertEquals("page 2&more", reply.json(200).path("nextPageToken").asText());
  }

  private static void same(Message expected, Message actual) {
    assertEquals(
        TextFormat.printer().printToString(expected), TextFormat.printer().printToString(actual));
  }
}
