package org.goldenthread.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Reply;
import org.goldenthread.gateway.library.Served;
import org.goldenthread.library.v1.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A gateway that is told to go: SIGTERM, as Kubernetes sends it.
@ExtendWith(Served.class)
class DrainTest {
  private static final String BOOKS = "/v1/directorates/fsc/books";

  private final Gateway gateway;

  DrainTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @Test
  @Timeout(60)
  void what_has_begun_is_answered_a_watch_ends_and_nothing_new_is_taken() throws Exception {
    try (SmallGateway small = SmallGateway.start(gateway.settings())) {
      CompletableFuture<Reply> begun = gateway.call(small.uri(), "GET", BOOKS + "/never").begin();
      StreamObserver<Book> held = gateway.library().waiting.poll(20, TimeUnit.SECONDS);
      assertNotNull(held);
      InputStream watch = gateway.call(small.uri(), "GET", BOOKS + ":watch").open().body();
      assertEquals('i', watch.read());

      small.terminate();
      while (takesCalls(small.uri())) {
        Thread.onSpinWait();
      }
      watch.readAllBytes();
      held.onNext(Book.newBuilder().setName("directorates/fsc/books/never").build());
      held.onCompleted();

      begun.join().json(200);
      assertTrue(small.ends());
    }
  }

  private static boolean takesCalls(URI gateway) {
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
