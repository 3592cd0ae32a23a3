package org.goldenthread.gateway.instance;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import org.goldenthread.chassis.call.Telemetry;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.gateway.guard.CircuitConfig;
import org.goldenthread.gateway.guard.Guards;

/// Connections as the gateway has them where nothing is configured.
public final class Opened {
  private static final CircuitConfig CIRCUIT =
      new CircuitConfig(20, 10, 50, Duration.ofSeconds(1), 3, Duration.ofSeconds(1), 192, 3);

  private Opened() {}

  /// In plain text.
  public static Connections plainly() {
    return over(Transport.plainText());
  }

  /// As a program speaks that has this transport.
  static Connections over(Transport transport) {
    return guarded(transport, new Guards(CIRCUIT, null));
  }

  /// In plain text, and measured.
  static Connections measured(MeterRegistry meters) {
    return guarded(Transport.plainText(), new Guards(CIRCUIT, meters));
  }

  private static Connections guarded(Transport transport, Guards guards) {
    return new Connections(
        new ChannelConfig(16 << 20, Duration.ofMinutes(1), Duration.ofSeconds(10)),
        transport,
        guards,
        new Telemetry(OpenTelemetry.noop()));
  }
}
