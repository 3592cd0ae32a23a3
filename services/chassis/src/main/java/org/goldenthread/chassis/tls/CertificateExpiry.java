package org.goldenthread.chassis.tls;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/// How long this program is still believed: `goldenthread_certificate_expiry_seconds`, negative
/// once it is too late, and absent in plain text.
@Singleton
final class CertificateExpiry implements MeterBinder {
  private final Transport transport;
  private final Clock clock;

  CertificateExpiry(Transport transport, Clock clock) {
    this.transport = transport;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (transport.expiry().isPresent()) {
      TimeGauge.builder("goldenthread.certificate.expiry", this::seconds, TimeUnit.SECONDS)
          .description("Until the certificate that this program shows to others expires")
          .register(registry);
    }
  }

  private long seconds() {
    Instant expiry = transport.expiry().orElseThrow();
    return Duration.between(clock.instant(), expiry).toSeconds();
  }
}
