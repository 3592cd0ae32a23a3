package org.goldenthread.chassis.tls;

import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/// Where the credentials lie, as [TlsConfig] explains them.
record PemFiles(Path certificate, Path key, Path trusted) {
  private static final byte[] PROOF = {1, 2, 3};

  /// What the files hold now.
  ///
  /// @throws GeneralSecurityException where that is of no use as a whole, with the key and the file
  ///   that are to blame
  Credentials read() throws GeneralSecurityException {
    List<X509Certificate> chain = certificates("certificate", certificate);
    PrivateKey own = privateKey();
    if (!fit(chain.getFirst().getPublicKey(), own)) {
      throw new GeneralSecurityException(
          "goldenthread.tls.key: %s is not the key of the certificate in %s"
              .formatted(key, certificate));
    }
    return new Credentials(chain, own, certificates("trusted", trusted));
  }

  private static List<X509Certificate> certificates(String which, Path file)
      throws GeneralSecurityException {
    List<X509Certificate> found;
    try (InputStream pem = Files.newInputStream(file)) {
      found = List.of(CertificateUtils.getX509Certificates(pem));
    } catch (CertificateException broken) {
      throw new GeneralSecurityException(
          "goldenthread.tls.%s: %s holds something else than whole certificates"
              .formatted(which, file),
          broken);
    } catch (IOException unreadable) {
      throw unreadable(which, file, unreadable);
    }
    if (found.isEmpty()) {
      throw new GeneralSecurityException(
          "goldenthread.tls.%s: %s holds no certificate".formatted(which, file));
    }
    return found;
  }

  private PrivateKey privateKey() throws GeneralSecurityException {
    try (InputStream pem = Files.newInputStream(key)) {
      return CertificateUtils.getPrivateKey(pem);
    } catch (IOException unreadable) {
      throw unreadable("key", key, unreadable);
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      throw new GeneralSecurityException(
          "goldenthread.tls.key: %s holds no whole RSA or EC key as PKCS#8 (BEGIN PRIVATE KEY)"
              .formatted(key),
          broken);
    }
  }

  private static GeneralSecurityException unreadable(String which, Path file, IOException reason) {
    return new GeneralSecurityException(
        "goldenthread.tls.%s: %s cannot be read".formatted(which, file), reason);
  }

  /// Files that are replaced one after the other may be looked at in between.
  private static boolean fit(PublicKey certified, PrivateKey own) throws GeneralSecurityException {
    String algorithm = own.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    try {
      Signature writer = Signature.getInstance(algorithm);
      writer.initSign(own);
      writer.update(PROOF);
      Signature reader = Signature.getInstance(algorithm);
      reader.initVerify(certified);
      reader.update(PROOF);
      return reader.verify(writer.sign());
    } catch (InvalidKeyException ofAnotherKind) {
      return false;
    }
  }
}
