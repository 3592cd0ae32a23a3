package org.goldenthread.testing.certificate;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.chassis.tls.TlsConfig;

/// A program's credentials as a cluster lays them before it: `tls.crt`, `tls.key`, `ca.crt`.
public record CredentialFolder(Path folder) {
  /// Puts a certificate and its key there.
  public CredentialFolder show(X509Bundle certificate) {
    put("tls.crt", certificate.getCertificatePathPEM());
    return put("tls.key", certificate.getPrivateKeyPEM());
  }

  /// Puts the authorities that are believed there.
  public CredentialFolder trust(Authority... authorities) {
    return put(
        "ca.crt", Arrays.stream(authorities).map(Authority::pem).collect(Collectors.joining()));
  }

  /// Puts anything into one of the files, whole: nobody sees the half of it.
  public CredentialFolder put(String file, String text) {
    try {
      Path written = Files.writeString(folder.resolve(file + ".new"), text);
      Files.move(written, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The configuration of a program that has them.
  public Map<String, Object> settings(Duration reload) {
    return Map.of(
        "goldenthread.tls.certificate", path("tls.crt"),
        "goldenthread.tls.key", path("tls.key"),
        "goldenthread.tls.trusted", path("ca.crt"),
        "goldenthread.tls.reload", reload);
  }

  /// The same, as the program reads it.
  public TlsConfig config(Duration reload) {
    return new TlsConfig(path("tls.crt"), path("tls.key"), path("ca.crt"), List.of(), reload);
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }
}
