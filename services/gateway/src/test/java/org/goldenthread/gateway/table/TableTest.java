package org.goldenthread.gateway.table;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Int64Value;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.library.v1.Author;
import org.goldenthread.library.v1.Book;
import org.goldenthread.library.v1.Book.Binding;
import org.goldenthread.library.v1.Chapter;
import org.goldenthread.library.v1.Life;
import org.goldenthread.library.v1.ListBooksRequest;
import org.goldenthread.testing.golden.KeptText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of a contract that the gateway has never heard of, as tables.
class TableTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static Gateway gateway;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    gateway = Gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void shelve() {
    gateway.library().listed.clear();
    gateway.library().listed.add(whole());
    gateway
        .library()
        .listed
        .add(
            Book.newBuilder()
                .setTitle("=HYPERLINK(\"http://evil.example\")")
                .setPrice("9.99")
                .build());
    gateway
        .library()
        .listed
        .add(
            Book.newBuilder()
                .setTitle("+44, \"quoted\"\nand on two lines")
                .setBinding(Binding.PAPERBACK)
                .setWeight(-0.5)
                .build());
    gateway.library().listed.add(Book.newBuilder().setTitle("-2+3").setShelf("@home").build());
    gateway.library().listed.add(Book.newBuilder().setTitle("\tIndented £5 – Ōe").build());
  }

  private static Book whole() {
    return Book.newBuilder()
        .setName("directorates/fsc/books/whole")
        .setTitle("A book with everything")
        .setPageCount(320)
        .setPrice("12.50")
        .setBinding(Binding.HARDBACK)
        .addSubjects("Rivers")
        .addSubjects("Boats")
        .setAuthor(
            Author.newBuilder()
                .setDisplayName("Ann Other")
                .setLife(Life.newBuilder().setBorn(1880).setDied(1961)))
        .setAcquired(Timestamp.newBuilder().setSeconds(1_364_774_400).setNanos(500_000_000))
        .setLoan(Duration.newBuilder().setSeconds(1_209_600))
        .setLoans(Int64Value.of(17))
        .setLendable(true)
        .setBox(4)
        .addChapters(Chapter.newBuilder().setHeading("One").setPage(1))
        .addChapters(Chapter.newBuilder().setHeading("Two").setPage(90))
        .putTranslations("cy", "Llyfr")
        .setEtag("7")
        .setThumbnail(ByteString.copyFromUtf8("png"))
        .setWeight(0.75)
        .build();
  }

  @Test
  void a_list_comes_as_csv_with_a_column_for_each_field() {
    Reply reply = asked(BOOKS, CSV);

    assertEquals(200, reply.status());
    assertEquals("text/csv; charset=utf-8; header=present", reply.header("Content-Type"));
    assertEquals("attachment; filename=\"books.csv\"", reply.header("Content-Disposition"));
    KeptText.assertKept("table/books.csv.txt", reply.text().replace("\r\n", "␍\n"));
  }

  @Test
  void a_list_comes_as_xlsx_with_typed_cells() throws IOException {
    Reply reply = asked(BOOKS, XLSX);

    assertEquals(200, reply.status());
    assertEquals(XLSX, reply.header("Content-Type"));
    assertEquals("attachment; filename=\"books.xlsx\"", reply.header("Content-Disposition"));
    String sheet = part(reply.bytes(), "xl/worksheets/sheet1.xml");
    KeptText.assertKept(
        "table/books.xlsx.xml", sheet.replace("<row ", "\n<row ").replace("<c ", "\n  <c "));
    assertFalse(sheet.contains("<f>"), "no cell is a formula");
  }

  @Test
  void a_table_has_all_pages_with_the_filters_of_the_list_as_of_one_instant() {
    gateway
        .library()
        .listed
        .replaceAll(book -> book.toBuilder().setBinding(Binding.HARDBACK).build());
    gateway.library().listed.add(Book.newBuilder().setTitle("Left out").build());

    Reply reply = asked(BOOKS + "?binding=HARDBACK", CSV);

    assertEquals(1 + 5, reply.text().split("\r\n", -1).length - 1);
    assertFalse(reply.text().contains("Left out"));
    ListBooksRequest last = gateway.desk().request(ListBooksRequest.class);
    assertEquals(Binding.HARDBACK, last.getBinding());
    assertEquals(500, last.getPageSize());
    assertTrue(last.hasReadTime(), "pages of a table are of one instant");
  }

  @Test
  void a_list_of_one_page_is_asked_for_once_and_as_it_is_now() {
    gateway.library().listed.subList(2, 5).clear();
    int before = gateway.desk().calls();

    asked(BOOKS, CSV);

    assertEquals(1, gateway.desk().calls() - before);
    assertFalse(gateway.desk().request(ListBooksRequest.class).hasReadTime());
  }

  @Test
  void the_instant_that_is_asked_for_is_the_one_of_every_page() {
    asked(BOOKS + "?readTime=2026-01-01T00:00:00Z", CSV);

    assertEquals(
        1_767_225_600L, gateway.desk().request(ListBooksRequest.class).getReadTime().getSeconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"pageSize=2", "pageToken=2"})
  void a_page_of_a_table_is_refused(String page) {
    asked(BOOKS + "?" + page, CSV).flaw(400, "FIELD_INVALID");
  }

  @Test
  void a_filter_that_is_not_known_is_refused_as_in_the_list() {
    asked(BOOKS + "?colour=red", CSV).problem(400, "FIELD_UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json, text/csv", "text/csv;q=0.5, application/json"})
  void who_takes_json_as_well_gets_json(String accept) {
    asked(BOOKS, accept).json(200);
  }

  @Test
  void what_is_no_list_is_no_table() {
    gateway.library().put(whole());

    asked("/v1/directorates/fsc/books/whole", CSV).problem(406, "NOT_ACCEPTABLE");
  }

  @Test
  void a_table_whose_first_page_fails_is_a_problem() {
    gateway.library().listed.add(0, Book.newBuilder().setTitle("broken").build());

    asked(BOOKS, XLSX).problem(404, "RESOURCE_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {CSV, XLSX})
  void a_table_that_fails_midway_breaks_off_and_never_looks_whole(String type) {
    Random words = new Random(1);
    for (int i = 0; i < 400; i++) {
      String title =
          Stream.generate(words::nextLong).limit(60).map(Long::toHexString).collect(joining());
      gateway.library().listed.add(Book.newBuilder().setTitle(title).build());
    }
    gateway.library().listed.add(Book.newBuilder().setTitle("broken").build());

    HttpResponse<InputStream> answer = gateway.get(BOOKS).header("Accept", type).open();

    assertEquals(200, answer.statusCode());
    assertThrows(IOException.class, () -> answer.body().readAllBytes());
  }

  @Test
  void the_head_of_a_table_has_no_body() {
    Reply reply = gateway.call("HEAD", BOOKS).header("Accept", CSV).send();

    assertEquals(200, reply.status());
    assertEquals(0, reply.bytes().length);
    assertEquals("attachment; filename=\"books.csv\"", reply.header("Content-Disposition"));
  }

  @Test
  void the_contract_tells_that_lists_are_tables() {
    var content =
        gateway
            .get("/openapi.json")
            .send()
            .json(200)
            .path("paths")
            .path("/v1/directorates/{directorate}/books")
            .path("get")
            .path("responses")
            .path("200")
            .path("content");

    assertTrue(content.has(CSV), content::toPrettyString);
    assertTrue(content.has(XLSX), content::toPrettyString);
  }

  private static Reply asked(String path, String accept) {
    return gateway.get(path).header("Accept", accept).send();
  }

  private static String part(byte[] file, String name) throws IOException {
    Path kept = Files.write(folder.resolve("table.xlsx"), file);
    try (ZipFile zip = new ZipFile(kept.toFile());
        InputStream part = zip.getInputStream(zip.getEntry(name))) {
      return new String(part.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
