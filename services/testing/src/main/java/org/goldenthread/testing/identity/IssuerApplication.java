package org.goldenthread.testing.identity;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

/// The issuer as a program of its own, on port 8080 of all addresses: for tests whose programs run
/// in containers, where nothing reaches this machine.
///
///     IssuerApplication http://identity-provider:8080/goldenthread els fsc
public final class IssuerApplication {
  private static final int PORT = 8080;

  private IssuerApplication() {}

  /// Starts the issuer, which answers until the program is ended.
  ///
  /// @param args the issuer's URI, by which the programs reach it, and the codes of the
  ///   directorates that each client's role is held in
  public static void main(String[] args) throws UnknownHostException {
    var arguments = List.of(args);
    Issuer.start(
        InetAddress.getByName("0.0.0.0"),
        PORT,
        URI.create(arguments.getFirst()),
        arguments.subList(1, arguments.size()));
  }
}
