package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.goldenthread.gateway.library.Chunks;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Pages;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.goldenthread.library.v1.ImportBookRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Served.class)
class FileTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String IMPORT = BOOKS + ":import";

  private final Gateway gateway;

  FileTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void a_file_in_one_piece_is_answered_as_it_is() {
    Reply reply = gateway.get(BOOKS + "/emma:cover").send();

    assertEquals(200, reply.status());
    assertEquals("image/png", reply.header("Content-Type"));
    assertEquals("attachment", reply.header("Content-Disposition"));
    assertTrue(reply.header("traceparent").length() > 10);
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}, reply.bytes());
  }

  @Test
  void whoever_accepts_the_type_of_a_file_gets_it() {
    assertEquals(
        200, gateway.get(BOOKS + "/emma:cover").header("Accept", "image/png").send().status());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65536, 1_000_000})
  void a_file_in_pieces_is_put_together(int length) throws Exception {
    HttpResponse<InputStream> answer = gateway.get(BOOKS + "/" + length + ":file").open();

    assertEquals(200, answer.statusCode());
    assertEquals(Pages.checksum(length), checksum(answer.body()));
  }

  @Test
  void a_download_that_fails_midway_breaks_off_and_never_looks_whole() {
    HttpResponse<InputStream> answer = gateway.get(BOOKS + "/200000-broken:file").open();

    assertThrows(IOException.class, () -> answer.body().readAllBytes());
  }

  @Test
  void a_file_is_sent_as_the_body_with_its_parameters_in_path_and_query() {
    byte[] file = "It is a truth universally acknowledged".getBytes(UTF_8);

    JsonNode book =
        gateway
            .call("POST", IMPORT + "?bookId=pride&validateOnly=true")
            .body("application/msword; x=y", file)
            .send()
            .json(200);

    assertEquals("directorates/fsc/books/pride", book.path("name").asText());
    assertEquals("application/msword", book.path("title").asText());
    assertEquals(file.length, book.path("box").asInt());
    assertTrue(book.path("lendable").asBoolean());
    assertEquals("pride", gateway.desk().request(ImportBookRequest.class).getBookId());
  }

  @Test
  void a_file_whose_length_is_not_said_is_taken_as_well() {
    byte[] file = new byte[3_000_000];

    JsonNode book =
        gateway
            .call("POST", IMPORT)
            .body("application/octet-stream", Chunks.of(file))
            .send()
            .json(200);

    assertEquals(file.length, book.path("box").asInt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=x",
        "Multipart/Mixed",
        "application/x-www-form-urlencoded"
      })
  void a_form_is_415_and_the_answer_says_what_to_send_instead(String type) {
    JsonNode problem =
        gateway
            .call("POST", IMPORT)
            .body(type, "--x\r\n\r\n".getBytes(UTF_8))
            .send()
            .problem(415, "MEDIA_TYPE_UNSUPPORTED");

    assertTrue(problem.path("detail").asText().contains("Send the file itself as the body"));
  }

  @Test
  void an_upload_without_a_file_is_400() {
    gateway.call("POST", IMPORT).send().problem(400, "FILE_MISSING");
    gateway
        .call("POST", IMPORT)
        .body("text/plain", Chunks.of(new byte[0]))
        .send()
        .problem(400, "FILE_MISSING");
  }

  @Test
  void a_service_that_has_seen_enough_answers_before_the_file_ends() {
    gateway
        .call("POST", IMPORT + "?bookId=unwanted")
        .body("text/plain", Chunks.of(new byte[10 << 20]))
        .send()
        .problem(409, "FILE_NOT_A_PLAN");
  }

  @Test
  void a_reader_who_goes_ends_the_download() throws Exception {
    try (InputStream file = gateway.get(BOOKS + "/1000000000:file").open().body()) {
      assertEquals(0, file.read());
    }

    assertTrue(gateway.library().isLeftBy("1000000000"));
  }

  static long checksum(InputStream file) throws IOException {
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    try (InputStream in = file) {
      byte[] piece = new byte[64 << 10];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sum.update(piece, 0, read);
      }
    }
    return sum.getValue();
  }
}
