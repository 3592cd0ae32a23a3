package org.goldenthread.chassis.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Who a program is, and whom it believes.
///
/// @param chain its certificate, then the authorities above it
/// @param key the certificate's
/// @param trusted the authorities that it believes
record Credentials(List<X509Certificate> chain, PrivateKey key, List<X509Certificate> trusted) {
  private static final Integer DNS = 2;

  /// What the program shows to others.
  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// The names by which the program is called, the first one first.
  SequencedSet<String> names() {
    return names(certificate());
  }

  /// Those that are nobody else's: a name without a dot is another program's in another namespace.
  Set<String> fullNames() {
    return names().stream().filter(name -> name.contains(".")).collect(Collectors.toSet());
  }

  /// The DNS names of a certificate, in small letters.
  static SequencedSet<String> names(X509Certificate certificate) {
    SequencedSet<String> names = new LinkedHashSet<>();
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      for (List<?> name : found == null ? List.<List<?>>of() : found) {
        if (DNS.equals(name.getFirst())) {
          names.add(name.get(1).toString().toLowerCase(Locale.ROOT));
        }
      }
    } catch (CertificateParsingException unreadable) {
      // It has none that anybody could be known by.
      names.clear();
    }
    return names;
  }

  /// When others stop believing it.
  Instant expiry() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }
}
