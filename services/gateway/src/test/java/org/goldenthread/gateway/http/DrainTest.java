package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern LENGTH = Pattern.compile("content-length: ([0-9]+)");

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

  @Test
  @Timeout(60)
  void a_busy_caller_is_told_with_an_answer_that_its_connection_ends() throws Exception {
    var settings = new HashMap<>(gateway.settings());
    settings.put("goldenthread.http.leave", "PT20S");
    try (SmallGateway small = SmallGateway.start(settings);
        Socket socket = new Socket(small.uri().getHost(), small.uri().getPort())) {
      assertFalse(asked(socket).contains("connection: close"));

      small.terminate();
      String last = asked(socket);
      while (!last.contains("connection: close")) {
        last = asked(socket);
      }

      assertTrue(last.startsWith("http/1.1 200 "), last);
      assertEquals(-1, socket.getInputStream().read(), "it ends with the answer");
      assertTrue(takesCalls(small.uri()), "others are served");
    }
  }

  /// The head of an answer on a connection that was used before, in lower case.
  private static String asked(Socket socket) throws IOException {
    socket.getOutputStream().write("GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed without an answer after: " + head);
      }
      head.append((char) next);
    }
    String text = head.toString().toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(text);
    assertTrue(length.find(), text);
    in.readNBytes(Integer.parseInt(length.group(1)));
    return text;
  }

  private static boolean takesCalls(URI gateway) {
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
