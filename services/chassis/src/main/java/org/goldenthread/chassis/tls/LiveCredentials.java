package org.goldenthread.chassis.tls;

import io.grpc.ChannelCredentials;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Credentials that are renewed while they are in use: each new connection is made with those that
/// the files held last, and one that is open is left alone. Files that are half written, unreadable
/// or do not fit each other change nothing until they are mended.
final class LiveCredentials implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCredentials.class);

  // Longer than a ticket may live by RFC 8446, so that no ticket is given: a session that is
  // resumed
  // shows no certificate, and would be believed after its authority no longer is.
  private static final Duration NO_RESUMPTION = Duration.ofDays(8);

  private final PemFiles files;
  private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
  private final AdvancedTlsX509TrustManager others;
  private final SslContext client;
  private final SslContext server;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("credentials").factory());
  private volatile Credentials used;
  private String complaint = "";

  /// @throws IllegalStateException where the files are of no use, with the reason
  LiveCredentials(PemFiles files, Duration reload) {
    this.files = files;
    try {
      others = AdvancedTlsX509TrustManager.newBuilder().build();
      used = take(files.read());
      client = tls13(GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK));
      server =
          tls13(
              GrpcSslContexts.configure(SslContextBuilder.forServer(own), SslProvider.JDK)
                  .clientAuth(ClientAuth.REQUIRE));
    } catch (GeneralSecurityException | IOException unusable) {
      throw new IllegalStateException(unusable.getMessage(), unusable);
    }
    long pause = reload.toMillis();
    var _ = clock.scheduleWithFixedDelay(this::reload, pause, pause, TimeUnit.MILLISECONDS);
  }

  /// For whoever calls.
  ChannelCredentials client() {
    return NettySslContextChannelCredentials.create(client);
  }

  /// For whoever is called.
  SslContext server() {
    return server;
  }

  /// What the program shows and believes now.
  Credentials used() {
    return used;
  }

  Instant expiry() {
    return used.expiry();
  }

  private SslContext tls13(SslContextBuilder builder) throws SSLException {
    return builder
        .keyManager(own)
        .trustManager(others)
        .protocols("TLSv1.3")
        .sessionTimeout(NO_RESUMPTION.toSeconds())
        .build();
  }

  private void reload() {
    try {
      Credentials found = files.read();
      complaint = "";
      if (!found.equals(used)) {
        used = take(found);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException unusable) {
      // Said once, not at every look.
      String reason = String.valueOf(unusable.getMessage());
      if (!reason.equals(complaint)) {
        complaint = reason;
        LOG.atWarn()
            .setCause(unusable)
            .addKeyValue("reason", reason)
            .addKeyValue("expiry", used.expiry())
            .log("new TLS credentials cannot be used; the ones before them stay in use");
      }
    }
  }

  private Credentials take(Credentials found) throws GeneralSecurityException, IOException {
    others.updateTrustCredentials(found.trusted().toArray(X509Certificate[]::new));
    own.updateIdentityCredentials(found.chain().toArray(X509Certificate[]::new), found.key());
    LOG.atInfo()
        .addKeyValue("subject", found.certificate().getSubjectX500Principal())
        .addKeyValue("serial", found.certificate().getSerialNumber().toString(16))
        .addKeyValue("expiry", found.expiry())
        .log("TLS credentials in use");
    return found;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
