package org.goldenthread.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Pages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A file that is larger than all the memory that the gateway's process may have.
class FlatMemoryTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final long LENGTH = 100L << 20;

  private static Gateway gateway;
  private static SmallGateway small;

  @BeforeAll
  static void start() throws Exception {
    gateway = Gateway.start();
    small = SmallGateway.start(gateway.settings());
  }

  @AfterAll
  static void stop() {
    small.close();
    gateway.close();
  }

  @Test
  void a_download_passes_through_without_being_held() throws Exception {
    HttpResponse<InputStream> answer =
        gateway.call(small.uri(), "GET", BOOKS + "/" + LENGTH + ":file").open();

    assertEquals(200, answer.statusCode());
    assertEquals(Pages.checksum(LENGTH), FileTest.checksum(answer.body()));
  }

  @Test
  void an_upload_passes_through_without_being_held() {
    JsonNode book =
        gateway
            .call(small.uri(), "POST", BOOKS + ":import?bookId=long")
            .body("text/plain", BodyPublishers.ofInputStream(() -> new Pages(LENGTH).stream()))
            .send()
            .json(200);

    assertEquals(LENGTH, book.path("box").asLong());
    assertEquals(Long.toString(Pages.checksum(LENGTH)), book.path("price").asText());
  }
}
