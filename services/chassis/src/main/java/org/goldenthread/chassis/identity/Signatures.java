package org.goldenthread.chassis.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource.RefreshCompletedEvent;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The issuer's current keys, and which of them signed a token.
///
/// Nimbus keeps the set: it is asked for again before it is old, in the background; once more when
/// a token names a key that is not in it, but no oftener than configured, so that invented key ids
/// cannot make us flood the issuer; and the last set serves on while the issuer does not answer.
final class Signatures implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Signatures.class);
  private static final Set<JWSAlgorithm> ACCEPTED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
  private static final Set<String> TYPES = Set.of("JWT", "AT+JWT");
  private static final int LARGEST_SET = 256 * 1024;

  private final JWKSource<SecurityContext> source;
  private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();
  private volatile boolean everHad;

  Signatures(IdentityConfig config, Consumer<Collection<JWK>> onKeys) {
    int timeout = (int) config.timeout().toMillis();
    long refreshWait = 2L * timeout;
    long refresh = Math.max(config.refresh().toMillis(), 3 * refreshWait);
    try {
      source =
          JWKSourceBuilder.create(
                  config.jwksUri().toURL(),
                  new DefaultResourceRetriever(timeout, timeout, LARGEST_SET))
              .cache(refresh, refreshWait)
              .refreshAheadCache(
                  refreshWait + timeout,
                  true,
                  event -> {
                    if (event instanceof RefreshCompletedEvent<?> completed) {
                      everHad = true;
                      onKeys.accept(completed.getJWKSet().getKeys());
                    }
                  })
              .rateLimited(config.refreshAtMost().toMillis())
              .outageTolerant(
                  config.outage().toMillis(),
                  event -> LOG.warn("the issuer's keys cannot be refreshed; the last set serves"))
              .build();
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException(
          "goldenthread.identity.jwks-uri is no URL: " + config.jwksUri(), wrong);
    }
  }

  /// Whether a token with this header is looked at at all. `none` and the shared-secret algorithms
  /// are not in the list, so neither can stand in for a signature.
  static boolean accepts(JWSHeader header) {
    JOSEObjectType type = header.getType();
    return ACCEPTED.contains(header.getAlgorithm())
        && (type == null || TYPES.contains(type.getType().toUpperCase(Locale.ROOT)));
  }

  /// The key of the current set that signed the token; empty where none did.
  Optional<JWK> signer(SignedJWT jwt) throws JOSEException {
    for (JWK key : candidates(jwt.getHeader())) {
      if (key instanceof AsymmetricJWK asymmetric
          && jwt.verify(verifiers.createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey()))) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  private List<JWK> candidates(JWSHeader header) throws KeySourceException {
    try {
      return source.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null);
    } catch (RateLimitReachedException tooOften) {
      if (everHad) {
        LOG.debug("an unknown key id, and the set was fetched a moment ago", tooOften);
        return List.of();
      }
      throw tooOften;
    }
  }

  boolean warm() {
    try {
      source.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
      return true;
    } catch (KeySourceException unreachable) {
      LOG.atWarn().setCause(unreachable).log("the issuer's keys cannot be had yet");
      return false;
    }
  }

  @Override
  public void close() {
    if (source instanceof JWKSetBasedJWKSource<?> closeable) {
      try {
        closeable.close();
      } catch (IOException failed) {
        LOG.atWarn().setCause(failed).log("the key source did not close");
      }
    }
  }
}
