package org.goldenthread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports of this machine's loopback interface.
final class Ports {
  private Ports() {}

  /// Ports that nobody listens on, all different.
  static List<Integer> free(int count) {
    var held = new ArrayList<ServerSocket>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no free ports", e);
    } finally {
      held.forEach(Ports::close);
    }
  }

  /// Refuses in plain words where somebody already listens on one of the ports.
  ///
  /// @param what what the port is wanted for
  /// @param remedy how another is chosen
  static void requireFree(int port, String what, String remedy) {
    try (var socket = new ServerSocket()) {
      // As servers do, so that a connection that has just been closed is not taken for a server.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException e) {
      throw new LaunchFailure(
          "Port %d, which is wanted for %s, is taken by another program. %s"
              .formatted(port, what, remedy),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
