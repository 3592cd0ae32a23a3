package org.goldenthread.cluster.platform;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority of this run's own.
public final class Authority {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// What the certificates of this run live.
  public static final Duration LIFE = Duration.ofDays(1);

  private final X500Name name;
  private final KeyPair keys;
  private final X509CertificateHolder certificate;

  Authority(String name) {
    this.name = new X500Name("CN=" + name);
    this.keys = newKeys();
    this.certificate = sign(this.name, keys, List.of(), LIFE.multipliedBy(10));
  }

  /// A certificate with its key, as PEM.
  ///
  /// @param serial the certificate's number
  public record Credentials(String certificate, String key, BigInteger serial) {}

  /// What others trust, as PEM.
  String trusted() {
    return pem(certificate);
  }

  /// A certificate for both ends of a connection.
  ///
  /// @param hosts the DNS names that it stands for
  Credentials issue(List<String> hosts) {
    return issue(hosts, LIFE);
  }

  /// One that lives longer or shorter.
  Credentials issue(List<String> hosts, Duration life) {
    KeyPair own = newKeys();
    X509CertificateHolder signed = sign(new X500Name("CN=" + hosts.getFirst()), own, hosts, life);
    return new Credentials(pem(signed), pem(own.getPrivate()), signed.getSerialNumber());
  }

  private X509CertificateHolder sign(
      X500Name subject, KeyPair subjectKeys, List<String> hosts, Duration life) {
    Instant now = Instant.now();
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(120, RANDOM),
              Date.from(now.minus(Duration.ofHours(1))),
              Date.from(now.plus(life)),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(hosts.isEmpty()));
      if (!hosts.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(
                new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      }
      return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("the JDK cannot sign", e);
    }
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .map(host -> new GeneralName(GeneralName.dNSName, host))
            .toArray(GeneralName[]::new));
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256, RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK knows no elliptic curves", e);
    }
  }

  private static String pem(Object part) {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      // PKCS #8, which every program reads.
      writer.writeObject(
          part instanceof java.security.PrivateKey key
              ? new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(key, null)
              : part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
