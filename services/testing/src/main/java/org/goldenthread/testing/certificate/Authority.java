package org.goldenthread.testing.certificate;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.KeyUsage;
import io.netty.pkitesting.X509Bundle;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// An authority that certifies whoever a test wants it to.
public final class Authority {
  private final X509Bundle root;

  private Authority(X509Bundle root) {
    this.root = root;
  }

  /// A new one.
  public static Authority named(String name) {
    try {
      return new Authority(
          valid()
              .subject("CN=" + name)
              .setIsCertificateAuthority(true)
              .setKeyUsage(true, KeyUsage.keyCertSign)
              .buildSelfSigned());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// A certificate for who is called by these host names, and calls others.
  public X509Bundle certify(String host, String... more) {
    try {
      CertificateBuilder certificate =
          valid()
              .subject("CN=" + host)
              .addSanDnsName(host)
              .addExtendedKeyUsageServerAuth()
              .addExtendedKeyUsageClientAuth();
      for (String name : more) {
        certificate.addSanDnsName(name);
      }
      return certificate.buildIssuedBy(root);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Its own certificate.
  public String pem() {
    return root.getCertificatePEM();
  }

  private static CertificateBuilder valid() {
    Instant now = Instant.now();
    return new CertificateBuilder()
        .ecp256()
        .notBefore(now.minus(1, ChronoUnit.DAYS))
        .notAfter(now.plus(30, ChronoUnit.DAYS));
  }
}
