package org.goldenthread.chassis.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Who a program is, and whom it believes.
///
/// @param chain its certificate, then the authorities above it
/// @param key the certificate's
/// @param trusted the authorities that it believes
record Credentials(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trusted) {
  /// What the program shows to others.
  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// When others stop believing it.
  Instant expiry() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
