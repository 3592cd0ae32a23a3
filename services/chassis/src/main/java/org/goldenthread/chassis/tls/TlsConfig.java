package org.goldenthread.chassis.tls;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a program proves to others who it is, and whom it believes: `goldenthread.tls`. The three
/// files are named together; where none is, programs speak in plain text. Where they are, a service
/// speaks TLS only, with callers alone whose certificate `trusted` signed, and whoever calls one
/// verifies its certificate and its host name.
///
/// @param certificate path of a PEM file: the program's own certificate, which names the hosts by
///   which it is called, and after it the authorities between it and a trusted one
/// @param key path of a PEM file: its private key, RSA or EC, as PKCS#8 (`BEGIN PRIVATE KEY`)
/// @param trusted path of a PEM file: the authorities whose certificates are believed, of callers
///   and of services
/// @param callers the DNS names of which a caller's certificate must have one, such as the
///   gateway's; empty, the default, is anybody whom `trusted` signed. The full names, with a dot,
///   of the service's own certificate are always among them: the programs of a release share theirs
/// @param reload how often the files are looked at; what is new in them is used for the next
///   connections
@ConfigurationProperties("goldenthread.tls")
public record TlsConfig(
    @Nullable String certificate,
    @Nullable String key,
    @Nullable String trusted,
    @Bindable(defaultValue = "") List<String> callers,
    @Bindable(defaultValue = "PT10S") Duration reload) {

  public TlsConfig {
    Map<String, Boolean> named = new TreeMap<>();
    named.put("goldenthread.tls.certificate", isNamed(certificate));
    named.put("goldenthread.tls.key", isNamed(key));
    named.put("goldenthread.tls.trusted", isNamed(trusted));
    if (named.containsValue(true) && named.containsValue(false)) {
      named.values().removeIf(is -> is);
      throw new IllegalArgumentException(
          "Missing: %s. TLS needs certificate, key and trusted; plain text none of them."
              .formatted(String.join(", ", named.keySet())));
    }
    callers =
        callers.stream()
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList();
    if (!callers.isEmpty() && !named.containsValue(true)) {
      throw new IllegalArgumentException(
          "goldenthread.tls.callers: nobody can be told apart in plain text; name certificate, key"
              + " and trusted as well");
    }
    if (!reload.isPositive()) {
      throw new IllegalArgumentException("goldenthread.tls.reload must be longer than nothing");
    }
  }

  /// From variables of the environment, for a command that is over before it could be configured in
  /// any other way.
  public static TlsConfig of(Map<String, String> environment) {
    return new TlsConfig(
        environment.get("GOLDENTHREAD_TLS_CERTIFICATE"),
        environment.get("GOLDENTHREAD_TLS_KEY"),
        environment.get("GOLDENTHREAD_TLS_TRUSTED"),
        List.of(),
        Duration.ofSeconds(10));
  }

  /// The files, unless programs speak in plain text.
  Optional<PemFiles> files() {
    return certificate == null || key == null || trusted == null || certificate.isBlank()
        ? Optional.empty()
        : Optional.of(new PemFiles(Path.of(certificate), Path.of(key), Path.of(trusted)));
  }

  private static boolean isNamed(@Nullable String path) {
    return path != null && !path.isBlank();
  }
}
