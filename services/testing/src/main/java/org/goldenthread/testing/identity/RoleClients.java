package org.goldenthread.testing.identity;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import org.jspecify.annotations.Nullable;

/// The clients of the local issuer, one per role, and the claims that their tokens carry: `viewer`
/// has its role in every directorate, `viewer.els` in one.
final class RoleClients implements OAuth2TokenCallback {
  private static final String COUNCIL_WIDE = "corporate-viewer";
  private static final List<String> PER_DIRECTORATE =
      List.of(
          "viewer",
          "officer",
          "planner",
          "approver",
          "risk-manager",
          "continuity-manager",
          "operator");

  private final List<String> directorates;
  private volatile @Nullable URI issuer;

  RoleClients(List<String> directorates) {
    this.directorates = List.copyOf(directorates);
  }

  /// The port, and with it the issuer's address, is known only once the server has started.
  void issueAs(URI uri) {
    this.issuer = uri;
  }

  boolean knows(String client, String secret) {
    return secret.equals(Issuer.SECRET)
        && (client.equals(COUNCIL_WIDE) || PER_DIRECTORATE.contains(role(client)));
  }

  Map<String, Object> claims(String client) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("roles", grants(client));
    claims.put("email", client + "@council.example");
    claims.put("name", client);
    return claims;
  }

  private List<String> grants(String client) {
    return client.equals(COUNCIL_WIDE)
        ? List.of("*:" + COUNCIL_WIDE)
        : directorates.stream()
            .filter(code -> client.equals(role(client)) || client.endsWith("." + code))
            .map(code -> code + ":" + role(client))
            .toList();
  }

  private static String role(String client) {
    int dot = client.indexOf('.');
    return dot < 0 ? client : client.substring(0, dot);
  }

  @Override
  public String issuerId() {
    return Issuer.NAME;
  }

  @Override
  public String subject(TokenRequest request) {
    return request.getClientAuthentication().getClientID().getValue();
  }

  @Override
  public String typeHeader(TokenRequest request) {
    return "JWT";
  }

  @Override
  public List<String> audience(TokenRequest request) {
    return List.of(Issuer.AUDIENCE);
  }

  /// Names the issuer too: the library would take it from the request's Host header, and a token
  /// asked for at 127.0.0.1 would not be the issuer's.
  @Override
  public Map<String, Object> addClaims(TokenRequest request) {
    var claims = claims(subject(request));
    claims.put("iss", Objects.requireNonNull(issuer).toString());
    return claims;
  }

  @Override
  public long tokenExpiry() {
    return Issuer.LIFETIME.toSeconds();
  }
}
