package org.goldenthread.gateway.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Library;
import org.goldenthread.gateway.library.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two directorates behind one gateway: `fsc`, of which something is wrong, and `els`.
class FederationTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";
  private static final String OTHERS = "/v1/directorates/els/books";

  private final Server other;
  private final Gateway gateway;

  FederationTest() throws IOException {
    other =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Library())
            .build()
            .start();
    gateway =
        Gateway.start(
            Map.of(
                "goldenthread.instances.els.plan",
                "localhost:" + other.getPort(),
                "goldenthread.http.calls",
                "12",
                "goldenthread.http.deadline",
                "PT3S",
                "goldenthread.circuit.waiting",
                "8",
                "goldenthread.circuit.calls",
                "4",
                "goldenthread.circuit.least",
                "4"));
  }

  @AfterEach
  void close() {
    gateway.close();
    other.shutdownNow();
  }

  @Test
  void a_directorate_that_hangs_is_left_alone_and_the_other_is_as_ever() throws Exception {
    List<CompletableFuture<Reply>> flood = flood(8);
    assertHeld(8);

    JsonNode full = gateway.get(BOOKS).send().problem(429, "OVERLOADED");
    assertEquals("fsc", full.at("/metadata/directorate").asText());
    gateway.get(OTHERS).send().json(200);
    gateway.get("/health").send().json(200);

    flood.forEach(call -> call.join().problem(504, "DEADLINE_EXCEEDED"));
    int asked = gateway.desk().calls();
    Reply refused = gateway.get(BOOKS).send();
    JsonNode problem = refused.problem(503, "INSTANCE_UNAVAILABLE");
    assertEquals("open", problem.at("/metadata/circuit").asText());
    assertEquals("plan", problem.at("/metadata/service").asText());
    assertTrue(refused.header("Retry-After").matches("[1-9]"), refused.header("Retry-After"));
    gateway.get(BOOKS + "/10:file").send().problem(503, "INSTANCE_UNAVAILABLE");
    gateway
        .call("POST", BOOKS + ":import")
        .body("text/plain", new byte[100_000])
        .send()
        .problem(503, "INSTANCE_UNAVAILABLE");
    assertEquals(asked, gateway.desk().calls());
    gateway.get(OTHERS).send().json(200);
  }

  @Test
  void a_directorate_that_is_back_is_served_again() {
    for (int i = 0; i < 12; i++) {
      gateway.desk().failNext(Status.UNAVAILABLE.asRuntimeException());
    }
    assertEquals(503, gateway.get(BOOKS).send().status());

    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (gateway.get(BOOKS).send().status() != 200) {
      assertTrue(System.nanoTime() < giveUp, "it stays refused");
    }
  }

  private List<CompletableFuture<Reply>> flood(int calls) {
    List<CompletableFuture<Reply>> begun = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      begun.add(gateway.get(BOOKS + "/never").begin());
    }
    return begun;
  }

  private void assertHeld(int calls) throws InterruptedException {
    for (int i = 0; i < calls; i++) {
      assertNotNull(gateway.library().waiting.poll(10, TimeUnit.SECONDS));
    }
  }
}
