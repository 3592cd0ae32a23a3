package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The pods' certificates are renewed while people work, as a certificate issuer does it: the
/// Secret changes, and nothing is restarted.
@Order(6)
@ExtendWith(Installed.class)
class RotationTest {
  private static final Release RELEASE = Release.instance("fsc");
  private static final int GRPC = 50051;

  private final Council council;

  RotationTest(Council council) {
    this.council = council;
  }

  @Test
  void certificates_are_renewed_without_a_restart_and_without_a_failed_request() {
    Pod pod = council.cluster().pods(RELEASE, "plan").getFirst();
    Load load = Load.begin(council.caller("planner"), List.of(RELEASE.name()));
    try (load) {
      load.await(200);
      BigInteger renewed = council.certify(RELEASE).serial();
      council.certify(Release.GATEWAY);
      // A node looks after its pods' Secrets every minute or so.
      Duration took =
          Cluster.until(
              "the plan service shows its new certificate",
              Duration.ofMinutes(5),
              () -> renewed.equals(shown(pod)));
      Seen.that("a renewed certificate is used, without a restart, after", took.toSeconds() + " s");
      load.await(load.requests() + 500);
    }

    Seen.that(
        "requests while certificates were renewed: made, failed",
        load.requests() + ", " + load.failures().size());
    assertEquals(List.of(), load.failures());
    assertEquals(0, restarts());
  }

  /// The number of the certificate that a pod's service shows whoever connects.
  private BigInteger shown(Pod pod) {
    try (LocalPortForward way =
            council
                .cluster()
                .client()
                .pods()
                .inNamespace(RELEASE.namespace())
                .withName(pod.getMetadata().getName())
                .portForward(GRPC);
        SSLSocket socket =
            (SSLSocket)
                curious().getSocketFactory().createSocket("localhost", way.getLocalPort())) {
      socket.startHandshake();
      X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return certificate.getSerialNumber();
    } catch (IOException notNow) {
      return BigInteger.ZERO;
    }
  }

  private int restarts() {
    return Council.SERVICES.stream()
        .flatMap(service -> council.cluster().pods(RELEASE, service).stream())
        .mapToInt(pod -> pod.getStatus().getContainerStatuses().getFirst().getRestartCount())
        .sum();
  }

  /// Looks at any certificate: what is shown is the question here.
  private static SSLContext curious() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {new Everybody()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private static final class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
