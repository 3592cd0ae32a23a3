package org.goldenthread.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import org.goldenthread.gateway.library.Gateway;
import org.goldenthread.gateway.library.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no decent client sends.
@ExtendWith(Served.class)
class RawTest {
  private final Gateway gateway;

  RawTest(Gateway gateway) {
    this.gateway = gateway;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/directorates/fsc/books/%zz",
        "/v1/directorates/fsc/books/%",
        "/v1/directorates/fsc/books/a%2",
        "/v1/directorates/fsc/books/{a}",
        "/v1/directorates/fsc/books/a|b",
        "/v1/directorates/fsc/books/\u00e9",
        "/v1/directorates/fsc/books?pageToken=%zz",
        "/v1/directorates/fsc/books?pageToken=\u00e9",
        "//",
        "/v1/../openapi.json"
      })
  void a_path_that_is_no_uri_is_the_callers_mistake(String path) throws Exception {
    String answer = answer("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertTrue(answer.matches("(?s)HTTP/1.1 4\\d\\d .*application/problem\\+json.*"), answer);
  }

  @Test
  void headers_that_are_too_long_are_the_callers_mistake() throws Exception {
    String answer =
        answer(
            "GET /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: "
                + "x".repeat(40_000)
                + "\r\n\r\n");

    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
  }

  @Test
  void a_body_that_breaks_off_reaches_nobody() throws Exception {
    gateway.desk().forget();

    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/directorates/fsc/books HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
                      + "Authorization: Bearer "
                      + gateway.issuer().token("planner")
                      + "\r\n\r\n{\"title\": \"x\"}")
                  .getBytes(ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }

    assertFalse(gateway.desk().wasAsked());
  }

  private String answer(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("localhost", gateway.uri().getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }
}
