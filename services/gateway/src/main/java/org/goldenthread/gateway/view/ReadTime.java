package org.goldenthread.gateway.view;

import com.google.protobuf.Timestamp;
import java.time.Clock;
import java.time.Instant;

/// The instant that a view tells as the one at which it was read.
final class ReadTime {
  private ReadTime() {}

  /// The instant that was asked for, else the one just before the services are asked. For now the
  /// services are not asked by that instant: the latest record can always be read at once, while an
  /// instant of this moment would have to wait for every change under way, and for clocks to agree.
  static Timestamp of(boolean asked, Timestamp readTime, Clock clock) {
    if (asked) {
      return readTime;
    }
    return of(clock.instant());
  }

  static Timestamp of(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
