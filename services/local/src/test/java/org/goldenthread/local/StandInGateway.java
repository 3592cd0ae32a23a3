package org.goldenthread.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/// Answers `/health` and ends with its standard input.
final class StandInGateway {
  private StandInGateway() {}

  public static void main(String[] args) throws IOException {
    var port = Integer.parseInt(System.getenv("HTTP_PORT"));
    var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
    server.createContext(
        "/health",
        call -> {
          call.sendResponseHeaders(200, -1);
          call.close();
        });
    server.start();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
