package org.goldenthread.gateway.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.gateway.library.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String BOOK = "{\"title\": \"Gold\"}";

  private final Gateway gateway = Gateway.start(Map.of("goldenthread.circuit.attempts", "3"));

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void a_read_that_did_not_come_through_is_sent_again() {
    failNext(1);

    gateway.get(BOOKS).send().json(200);

    assertEquals(2, gateway.desk().calls());
    assertEquals("1", gateway.desk().header("grpc-previous-rpc-attempts"));
  }

  @Test
  void a_file_that_did_not_come_through_is_asked_for_again() {
    failNext(1);

    assertEquals(200, gateway.get(BOOKS + "/10:file").send().status());

    assertEquals(2, gateway.desk().calls());
  }

  @Test
  void a_write_with_a_key_is_sent_again_with_the_same_key() {
    failNext(2);

    gateway
        .post(BOOKS, BOOK)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .send()
        .json(201);

    assertEquals(3, gateway.desk().calls());
  }

  @Test
  void a_write_without_a_key_is_never_sent_twice() {
    failNext(1);

    gateway.post(BOOKS, BOOK).send().problem(503, "INSTANCE_UNAVAILABLE");

    assertEquals(1, gateway.desk().calls());
  }

  @Test
  void an_upload_is_never_sent_twice() {
    failNext(1);

    gateway
        .call("POST", BOOKS + ":import")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body("text/plain", new byte[10])
        .send()
        .problem(503, "INSTANCE_UNAVAILABLE");

    assertEquals(1, gateway.desk().calls());
  }

  @Test
  void what_was_refused_is_not_sent_again() {
    gateway.desk().failNext(Status.FAILED_PRECONDITION.asRuntimeException());

    assertEquals(409, gateway.get(BOOKS).send().status());

    assertEquals(1, gateway.desk().calls());
  }

  @Test
  void a_sick_service_is_not_asked_twice_as_often() {
    failNext(1000);

    for (int i = 0; i < 20; i++) {
      gateway.get(BOOKS).send().problem(503, "INSTANCE_UNAVAILABLE");
    }

    int more = gateway.desk().calls() - 20;
    assertTrue(more > 0 && more < 10, () -> more + " repetitions");
  }

  private void failNext(int calls) {
    for (int i = 0; i < calls; i++) {
      gateway.desk().failNext(Status.UNAVAILABLE.asRuntimeException());
    }
  }
}
