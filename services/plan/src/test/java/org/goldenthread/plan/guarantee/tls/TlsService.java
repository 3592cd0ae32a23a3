package org.goldenthread.plan.guarantee.tls;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.testing.certificate.Authority;
import org.goldenthread.testing.certificate.CredentialFolder;
import org.goldenthread.testing.service.ServiceUnderTest;

/// The plan service with certificates of a council's own authority, and whoever calls it.
final class TlsService implements AutoCloseable {
  static final Duration RELOAD = Duration.ofMillis(50);

  final Authority council = Authority.named("council");
  final CredentialFolder own;

  private final Path folder;
  private final ServiceUnderTest service;
  private final List<Transport> callers = new ArrayList<>();
  private final List<ManagedChannel> channels = new ArrayList<>();

  /// @param settings beside those of TLS
  TlsService(Path folder, Map<String, ?> settings) throws IOException {
    this.folder = folder;
    own = folder("plan").show(council.certify("localhost")).trust(council);
    Map<String, Object> all = new HashMap<>(own.settings(RELOAD));
    all.putAll(settings);
    service = ServiceUnderTest.configured("plan", all);
  }

  ServiceUnderTest service() {
    return service;
  }

  int port() {
    return service.bean(GrpcEmbeddedServer.class).getPort();
  }

  CredentialFolder folder(String name) throws IOException {
    return new CredentialFolder(Files.createDirectory(folder.resolve(name)));
  }

  /// Who calls with these credentials, and takes up new ones as quickly as the service.
  Transport caller(CredentialFolder credentials) {
    Transport caller = new Transport(credentials.config(RELOAD));
    callers.add(caller);
    return caller;
  }

  /// A channel to the service by the name that its certificate has.
  ManagedChannel channel(Transport caller) {
    return close(caller.channelTo("localhost:" + port()).build());
  }

  ManagedChannel close(ManagedChannel channel) {
    channels.add(channel);
    return channel;
  }

  /// What the service answers, or why it does not, on a connection of its own.
  String ask(Transport caller) {
    ManagedChannel channel = channel(caller);
    try {
      return ask(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  static String ask(ManagedChannel channel) {
    try {
      ServingStatus status =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(20, TimeUnit.SECONDS)
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus();
      return status.name();
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode() + ": " + refused.getStatus().getCause();
    }
  }

  /// The serial number of the certificate that the service shows to who connects now, asked by Java
  /// alone.
  BigInteger serial() {
    try {
      X509Bundle someone = council.certify("someone");
      SSLContext tls = SSLContext.getInstance("TLSv1.3");
      tls.init(
          someone.toKeyManagerFactory().getKeyManagers(),
          InsecureTrustManagerFactory.INSTANCE.getTrustManagers(),
          null);
      try (SSLSocket socket =
          (SSLSocket) tls.getSocketFactory().createSocket("localhost", port())) {
        socket.startHandshake();
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits until the service shows this certificate.
  void awaitShown(X509Bundle certificate) {
    await(() -> serial().equals(certificate.getCertificate().getSerialNumber()));
  }

  static void await(BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
    callers.forEach(Transport::close);
    service.close();
  }
}
