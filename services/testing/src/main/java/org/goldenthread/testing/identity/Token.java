package org.goldenthread.testing.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token for a test, changed claim by claim; each change is a new token.
///
///     issuer.mint().subject("jo").grants("fsc/older-people:officer").signed()
public final class Token {
  private final SigningKeys keys;
  private final JWTClaimsSet claims;

  private Token(SigningKeys keys, JWTClaimsSet claims) {
    this.keys = keys;
    this.claims = claims;
  }

  static Token of(SigningKeys keys, URI issuer, Instant now, Duration lifetime) {
    return new Token(
        keys,
        new JWTClaimsSet.Builder()
            .issuer(issuer.toString())
            .audience(Issuer.AUDIENCE)
            .subject("someone")
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .build());
  }

  public Token subject(String subject) {
    return claim("sub", subject);
  }

  public Token email(String email) {
    return claim("email", email);
  }

  /// Grants as the claim `roles` writes them: `fsc:planner`, `*:corporate-viewer`.
  public Token grants(String... grants) {
    return claim("roles", List.of(grants));
  }

  public Token audience(String audience) {
    return claim("aud", List.of(audience));
  }

  public Token issuer(String issuer) {
    return claim("iss", issuer);
  }

  public Token expires(Instant instant) {
    return claim("exp", Date.from(instant));
  }

  /// A token whose hour ended an hour ago.
  public Token expired() {
    var now = claims.getIssueTime().toInstant();
    return claim("iat", Date.from(now.minus(Duration.ofHours(2))))
        .claim("nbf", Date.from(now.minus(Duration.ofHours(2))))
        .expires(now.minus(Duration.ofHours(1)));
  }

  /// Any claim; null leaves it out.
  public Token claim(String name, @Nullable Object value) {
    return new Token(keys, new JWTClaimsSet.Builder(claims).claim(name, value).build());
  }

  /// Signed with the issuer's newest key.
  public String signed() {
    return signedBy(keys.newest());
  }

  /// Signed with a key that is not the issuer's but bears the name of one.
  public String forged() {
    return signedBy(SigningKeys.generateKey(keys.newest().getKeyID()));
  }

  /// Not signed at all: `alg: none`.
  public String unsigned() {
    return new PlainJWT(claims).serialize();
  }

  private String signedBy(RSAKey key) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    try {
      var token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("could not sign a token", e);
    }
  }
}
