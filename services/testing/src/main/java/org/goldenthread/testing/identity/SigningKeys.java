package org.goldenthread.testing.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.token.KeyProvider;

/// The issuer's keys: the newest signs, all that are not retired are published.
final class SigningKeys extends KeyProvider {
  private final AtomicReference<List<RSAKey>> newestFirst =
      new AtomicReference<>(List.of(generateKey()));

  RSAKey newest() {
    return newestFirst.get().getFirst();
  }

  JWKSet published() {
    return new JWKSet(List.<JWK>copyOf(newestFirst.get())).toPublicJWKSet();
  }

  void rotate() {
    var key = generateKey();
    newestFirst.updateAndGet(keys -> Stream.concat(Stream.of(key), keys.stream()).toList());
  }

  void retire() {
    newestFirst.updateAndGet(keys -> List.of(keys.getFirst()));
  }

  @Override
  public JWK signingKey(String issuerId) {
    return newest();
  }

  static RSAKey generateKey() {
    return generateKey(UUID.randomUUID().toString());
  }

  static RSAKey generateKey(String id) {
    try {
      return new RSAKeyGenerator(2048)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("this JVM makes no RSA keys", e);
    }
  }
}
