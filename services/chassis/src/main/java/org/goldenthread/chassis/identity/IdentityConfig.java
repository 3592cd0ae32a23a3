package org.goldenthread.chassis.identity;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/// Whose tokens are accepted: `goldenthread.identity`.
///
/// @param issuer must equal the token's `iss`
/// @param jwksUri where the issuer publishes its keys
/// @param audience must be among the token's `aud`
/// @param refresh how long a key set is used before it is asked for again
/// @param refreshAtMost the least time between two requests for the key set, whoever asks
/// @param outage how long the last known key set serves while the issuer does not answer
/// @param timeout to connect to the issuer, and to read its answer
/// @param skew by how much the issuer's clock may be ahead of ours
/// @param cachedTokens how many verified tokens are remembered
@ConfigurationProperties("goldenthread.identity")
public record IdentityConfig(
    String issuer,
    URI jwksUri,
    String audience,
    @Bindable(defaultValue = "PT5M") Duration refresh,
    @Bindable(defaultValue = "PT10S") Duration refreshAtMost,
    @Bindable(defaultValue = "PT12H") Duration outage,
    @Bindable(defaultValue = "PT2S") Duration timeout,
    @Bindable(defaultValue = "PT30S") Duration skew,
    @Bindable(defaultValue = "10000") int cachedTokens) {

  public IdentityConfig {
    if (issuer.isBlank() || audience.isBlank()) {
      throw new IllegalArgumentException(
          "goldenthread.identity.issuer and .audience say whose tokens are accepted");
    }
    if (refreshAtMost.compareTo(refresh) >= 0) {
      throw new IllegalArgumentException(
          "goldenthread.identity.refresh-at-most must be shorter than .refresh");
    }
  }

  /// With every default.
  public static IdentityConfig of(String issuer, URI jwksUri, String audience) {
    return new IdentityConfig(
        issuer,
        jwksUri,
        audience,
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofHours(12),
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        10_000);
  }
}
