package org.goldenthread.testing.identity;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/// An OpenID provider on this machine, for the local platform and for tests, never for production:
/// it knows no people, only one client per role, and all their secrets are `local`.
///
///     curl -d grant_type=client_credentials -d client_id=planner -d client_secret=local \
///       http://localhost:8081/goldenthread/token
///
/// Discovery, key set and the authorization-code flow come from mock-oauth2-server.
public final class Issuer implements AutoCloseable {
  /// What a token's `aud` must hold.
  public static final String AUDIENCE = "goldenthread";

  static final String NAME = "goldenthread";
  static final String SECRET = "local";
  static final Duration LIFETIME = Duration.ofHours(1);

  private final MockOAuth2Server server;
  private final SigningKeys keys;
  private final URI issuer;
  private final RoleClients clients;
  private final Clock clock = Clock.systemUTC();

  private Issuer(MockOAuth2Server server, SigningKeys keys, URI issuer, RoleClients clients) {
    this.server = server;
    this.keys = keys;
    this.issuer = issuer;
    this.clients = clients;
  }

  /// An issuer on any free port, for the one directorate `fsc`.
  public static Issuer start() {
    return start(0, List.of("fsc"));
  }

  /// Starts an issuer.
  ///
  /// @param port 0 for any that is free
  /// @param directorates the codes of the directorates that each client's role is held in
  public static Issuer start(int port, List<String> directorates) {
    return start(InetAddress.getLoopbackAddress(), port, null, directorates);
  }

  /// Starts an issuer that is known by another address than it listens on.
  ///
  /// @param uri the `iss` of every token, ending in `/goldenthread`; null where it is the port's
  static Issuer start(InetAddress address, int port, @Nullable URI uri, List<String> directorates) {
    var keys = new SigningKeys();
    var clients = new RoleClients(directorates);
    var http = new NettyWrapper();
    var config =
        new OAuth2Config(
            false, null, null, false, new OAuth2TokenProvider(keys), Set.of(clients), http);
    var server = new MockOAuth2Server(config, new PublishedKeys(keys), new Refusal(clients::knows));
    server.start(address, port);
    var issuer = uri == null ? URI.create("http://localhost:" + http.port() + "/" + NAME) : uri;
    clients.issueAs(issuer);
    return new Issuer(server, keys, issuer, clients);
  }

  /// The `iss` of every token, under which discovery finds the rest.
  public URI uri() {
    return issuer;
  }

  /// Where clients get their tokens.
  public URI tokenUri() {
    return URI.create(issuer + "/token");
  }

  /// Where the keys are published.
  public URI jwksUri() {
    return URI.create(issuer + "/jwks");
  }

  /// A token as the client of that role would get it over HTTP.
  public String token(String role) {
    return clients.claims(role).entrySet().stream()
        .reduce(
            mint().subject(role),
            (token, claim) -> token.claim(claim.getKey(), claim.getValue()),
            (one, other) -> other)
        .signed();
  }

  /// A token to be filled in, good unless it is made bad: a subject without grants, for an hour.
  public Token mint() {
    return Token.of(keys, issuer, clock.instant(), LIFETIME);
  }

  /// Signs with a new key from now on and keeps publishing the old one, as a provider does whose
  /// tokens are to outlive a rotation.
  public void rotate() {
    keys.rotate();
  }

  /// Publishes only the newest key: what was signed by another is no longer good.
  public void retire() {
    keys.retire();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
