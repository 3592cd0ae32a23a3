package org.goldenthread.chassis.resource;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// New ids and first etags.
@Singleton
public final class Ids {
  private final Clock clock;
  private final RandomGenerator random;

  Ids(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// A UUID of version 7 (RFC 9562): the milliseconds, then 74 random bits, so that new rows stand
  /// together in an index.
  public UUID uuid() {
    long millis = clock.millis();
    long high = (millis << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  /// The UUID that was written; empty where it is none.
  public static Optional<UUID> parse(String written) {
    try {
      return written.length() == 36 ? Optional.of(UUID.fromString(written)) : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  /// Where a new record's etags begin.
  public long firstEtag() {
    return random.nextLong(1L << 30, 1L << 31);
  }
}
