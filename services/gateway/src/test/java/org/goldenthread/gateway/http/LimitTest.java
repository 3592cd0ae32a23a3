package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.StreamObserver;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.goldenthread.gateway.library.Chunks;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.library.v1.Book;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";

  private Gateway gateway =
      Gateway.start(
          Map.of(
              "goldenthread.http.calls",
              "1",
              "goldenthread.http.streams",
              "1",
              "goldenthread.http.largest-body",
              "100",
              "goldenthread.http.largest-file",
              "1000"));

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void more_calls_than_are_answered_at_once_are_told_to_come_again() throws Exception {
    CompletableFuture<Reply> first = gateway.get(BOOKS + "/never").begin();
    StreamObserver<Book> held = gateway.library().waiting.poll(10, TimeUnit.SECONDS);
    assertNotNull(held);

    Reply second = gateway.get(BOOKS).send();

    second.problem(429, "OVERLOADED");
    assertEquals("1", second.header("Retry-After"));
    held.onNext(Book.getDefaultInstance());
    held.onCompleted();
    first.join().json(200);
    gateway.get(BOOKS).send().json(200);
  }

  @Test
  void more_streams_than_are_open_at_once_are_told_to_come_again() throws Exception {
    try (InputStream stream = gateway.get(BOOKS + ":watch").open().body()) {
      assertEquals('i', stream.read());

      Reply second = gateway.get(BOOKS + ":watch").send();

      second.problem(429, "OVERLOADED");
      assertEquals("5", second.header("Retry-After"));
    }
    assertTrue(gateway.library().isLeftBy(""));
    assertEquals(200, gateway.get(BOOKS + "/10:file").send().status());
  }

  @Test
  void a_body_over_the_bound_is_413_whether_or_not_it_says_its_length() {
    byte[] json = "{\"title\": \"%s\"}".formatted("x".repeat(100)).getBytes(UTF_8);

    gateway
        .call("POST", BOOKS)
        .body("application/json", json)
        .send()
        .problem(413, "REQUEST_TOO_LARGE");
    gateway
        .call("POST", BOOKS)
        .body("application/json", Chunks.of(json))
        .send()
        .problem(413, "REQUEST_TOO_LARGE");
  }

  @Test
  void a_file_over_the_bound_is_413_whether_or_not_it_says_its_length() {
    byte[] file = new byte[1001];

    gateway
        .call("POST", BOOKS + ":import")
        .body("text/plain", file)
        .send()
        .problem(413, "FILE_TOO_LARGE");
    gateway
        .call("POST", BOOKS + ":import")
        .body("text/plain", Chunks.of(file))
        .send()
        .problem(413, "FILE_TOO_LARGE");
    gateway.call("POST", BOOKS + ":import").body("text/plain", new byte[1000]).send().json(200);
  }

  @Test
  void an_answer_that_takes_too_long_is_504() {
    gateway.close();
    gateway = Gateway.start(Map.of("goldenthread.http.deadline", "PT0.3S"));

    gateway.get(BOOKS + "/never").send().problem(504, "DEADLINE_EXCEEDED");
  }

  @Test
  void a_file_that_takes_too_long_to_begin_is_504_and_makes_room() throws Exception {
    gateway.close();
    gateway =
        Gateway.start(
            Map.of("goldenthread.http.deadline", "PT0.3S", "goldenthread.http.streams", "1"));

    gateway.get(BOOKS + "/never:file").send().problem(504, "DEADLINE_EXCEEDED");

    assertTrue(gateway.library().isLeftBy("never"));
    assertEquals(200, gateway.get(BOOKS + "/10:file").send().status());
  }
}
