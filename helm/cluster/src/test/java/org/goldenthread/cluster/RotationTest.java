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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.goldenthread.cluster.platform.Authority;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Load;
import org.goldenthread.cluster.platform.Release;
import org.goldenthread.cluster.platform.Seen;
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
  private static final int METRICS = 8090;
  private static final Duration RENEWED = Authority.LIFE.multipliedBy(2);
  private static final Pattern LEFT =
      Pattern.compile("goldenthread_certificate_expiry_seconds(?:\\{[^}]*})? ([0-9.E]+)");

  private final Council council;

  RotationTest(Council council) {
    this.council = council;
  }

  @Test
  void certificates_are_renewed_without_a_restart_and_without_a_failed_request() {
    Pod pod = council.cluster().pods(RELEASE, "plan").getFirst();
    List<String> names = names();
    Load load = Load.begin(council.caller("planner"), List.of(RELEASE.name()));
    try (load) {
      load.await(200);
      BigInteger renewed = council.certify(RELEASE, RENEWED).serial();
      council.certify(Release.GATEWAY, RENEWED);
      // A node looks after its pods' Secrets every minute or so.
      Duration took =
          Cluster.until(
              "the plan service shows its new certificate",
              Duration.ofMinutes(5),
              () -> renewed.equals(shown(pod)));
      Seen.that("a renewed certificate is used, without a restart, after", took.toSeconds() + " s");
      Cluster.until(
          "every program uses its new certificate",
          Duration.ofMinutes(5),
          () -> pods().allMatch(one -> secondsLeft(one) > Authority.LIFE.toSeconds()));
      // Connections live for ten seconds here, so that all of them are made anew in this time.
      long begun = System.nanoTime();
      Cluster.until(
          "connections are made anew",
          Duration.ofMinutes(1),
          () -> System.nanoTime() - begun > Duration.ofSeconds(30).toNanos());
    }

    Seen.that(
        "requests while certificates were renewed: made, failed",
        load.requests() + ", " + load.failures().size());
    assertEquals(List.of(), load.failures());
    assertEquals(names, names());
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

  /// The pods, and how often each was started again.
  private List<String> names() {
    return pods()
        .map(
            pod ->
                pod.getMetadata().getName()
                    + " "
                    + pod.getStatus().getContainerStatuses().getFirst().getRestartCount())
        .sorted()
        .toList();
  }

  private Stream<Pod> pods() {
    return Stream.concat(
        Council.SERVICES.stream()
            .flatMap(service -> council.cluster().pods(RELEASE, service).stream()),
        council.cluster().pods(Release.GATEWAY, "gateway").stream());
  }

  /// How long a pod's certificate is still good for, as the pod itself says.
  private double secondsLeft(Pod pod) {
    try (LocalPortForward way =
        council
            .cluster()
            .client()
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .portForward(METRICS)) {
      Matcher left =
          LEFT.matcher(Caller.text("http://localhost:" + way.getLocalPort() + "/prometheus"));
      return left.find() ? Double.parseDouble(left.group(1)) : 0;
    } catch (IOException notNow) {
      return 0;
    }
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
