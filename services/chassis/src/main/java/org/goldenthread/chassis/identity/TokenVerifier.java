package org.goldenthread.chassis.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.goldenthread.chassis.identity.Verification.Reason;
import org.goldenthread.chassis.identity.Verification.Refused;
import org.goldenthread.chassis.identity.Verification.Undecided;
import org.goldenthread.chassis.identity.Verification.Verified;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells genuine tokens from others, and remembers the genuine ones.
///
/// A signature costs tens to hundreds of microseconds, so a verified token is remembered by its
/// digest: at most [IdentityConfig#cachedTokens] of them, never past their end, and not once their
/// key has left the issuer's set. A remembered token is answered at once; a new one is checked on a
/// virtual thread, because its key may have to be fetched. So an event loop may call this.
@Singleton
public final class TokenVerifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TokenVerifier.class);

  /// Longer than any token that fits in a request's header.
  private static final int LONGEST_TOKEN = 16_384;

  private final Clock clock;
  private final Duration skew;
  private final Claims claims;
  private final Signatures signatures;
  private final Expectations expected;
  private final Cache<TokenDigest, Known> verified;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record Known(Verified verification, JWK key) {}

  private record Expectations(String issuer, String audience) {}

  public TokenVerifier(IdentityConfig config, Collection<ClaimConfig> mapped, Clock clock) {
    this.clock = clock;
    this.skew = config.skew();
    this.claims = new Claims(mapped);
    this.expected = new Expectations(config.issuer(), config.audience());
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(config.cachedTokens())
            .expireAfter(Expiry.<TokenDigest, Known>creating((key, known) -> lifetime(known)))
            .build();
    this.signatures = new Signatures(config, this::dropUnlessSignedBy);
  }

  /// What `token` is worth. The answer is there at once for a token seen before.
  public CompletableFuture<Verification> verify(String token) {
    if (token.length() > LONGEST_TOKEN) {
      return CompletableFuture.completedFuture(new Refused(Reason.MALFORMED));
    }
    TokenDigest digest = TokenDigest.of(token);
    Known known = verified.getIfPresent(digest);
    if (known == null) {
      return CompletableFuture.supplyAsync(() -> check(token, digest), threads);
    }
    if (!clock.instant().isBefore(known.verification().caller().expiresAt())) {
      return CompletableFuture.completedFuture(new Refused(Reason.EXPIRED));
    }
    return CompletableFuture.completedFuture(known.verification());
  }

  /// Fetches the issuer's keys, so that the first caller does not wait for them. Whether they came.
  public boolean warm() {
    return signatures.warm();
  }

  private Verification check(String token, TokenDigest digest) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!Signatures.accepts(jwt.getHeader())) {
        return new Refused(Reason.ALGORITHM);
      }
      Optional<JWK> key = signatures.signer(jwt);
      if (key.isEmpty()) {
        return new Refused(Reason.SIGNATURE);
      }
      Verification verification = judge(jwt.getJWTClaimsSet());
      if (verification instanceof Verified good) {
        verified.put(digest, new Known(good, key.get()));
      }
      return verification;
    } catch (ParseException | IllegalArgumentException malformed) {
      LOG.debug("a token could not be read", malformed);
      return new Refused(Reason.MALFORMED);
    } catch (KeySourceException unreachable) {
      LOG.atWarn().setCause(unreachable).log("the issuer's keys cannot be had");
      return new Undecided();
    } catch (JOSEException unusable) {
      LOG.debug("a token's signature could not be checked", unusable);
      return new Refused(Reason.SIGNATURE);
    }
  }

  private Verification judge(JWTClaimsSet set) {
    boolean ours =
        expected.issuer().equals(set.getIssuer())
            && set.getAudience().contains(expected.audience());
    boolean whole =
        set.getSubject() != null && !set.getSubject().isBlank() && set.getExpirationTime() != null;
    if (!ours || !whole) {
      return new Refused(Reason.CLAIMS);
    }
    Instant now = clock.instant();
    if (!now.isBefore(set.getExpirationTime().toInstant())) {
      return new Refused(Reason.EXPIRED);
    }
    if (set.getNotBeforeTime() != null
        && now.plus(skew).isBefore(set.getNotBeforeTime().toInstant())) {
      return new Refused(Reason.NOT_YET);
    }
    return new Verified(claims.caller(set));
  }

  private Duration lifetime(Known known) {
    Duration left = Duration.between(clock.instant(), known.verification().caller().expiresAt());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void dropUnlessSignedBy(Collection<JWK> current) {
    verified.asMap().values().removeIf(known -> !current.contains(known.key()));
  }

  @Override
  @PreDestroy
  public void close() {
    signatures.close();
    threads.shutdownNow();
  }
}
