package org.goldenthread.chassis.tls;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// How this program speaks gRPC: over TLS with certificates on both sides where [TlsConfig] names
/// them, else in plain text. Made when a program starts, so that one whose files are of no use does
/// not start.
@Context
public final class Transport implements AutoCloseable {
  private final @Nullable LiveCredentials credentials;
  private final Set<String> callers;

  /// @throws IllegalStateException where a file is of no use, with its key and the reason
  public Transport(TlsConfig config) {
    callers = Set.copyOf(config.callers());
    credentials =
        config.files().map(files -> new LiveCredentials(files, config.reload())).orElse(null);
  }

  /// As of a program of which nothing is configured.
  public static Transport plainText() {
    return new Transport(TlsConfig.of(Map.of()));
  }

  /// A channel to whatever gRPC resolves.
  public ManagedChannelBuilder<?> channelTo(String target) {
    return Grpc.newChannelBuilder(
        target, credentials == null ? InsecureChannelCredentials.create() : credentials.client());
  }

  /// A channel to this program's own server, which knows itself by its certificate and not by the
  /// address of this host.
  public ManagedChannelBuilder<?> channelToSelf(SocketAddress server) {
    if (credentials == null) {
      return NettyChannelBuilder.forAddress(server, InsecureChannelCredentials.create());
    }
    NettyChannelBuilder channel = NettyChannelBuilder.forAddress(server, credentials.client());
    credentials.used().names().stream().findFirst().ifPresent(channel::overrideAuthority);
    return channel;
  }

  /// Nothing where whoever calls over this connection may be answered, else the names of their
  /// certificate.
  ///
  /// @param session the connection's, null in plain text
  public Optional<Set<String>> stranger(@Nullable SSLSession session) {
    if (callers.isEmpty() || credentials == null) {
      return Optional.empty();
    }
    Set<String> names = session == null ? Set.of() : names(session);
    boolean known =
        !Collections.disjoint(names, callers)
            || !Collections.disjoint(names, credentials.used().fullNames());
    return known ? Optional.empty() : Optional.of(names);
  }

  private static Set<String> names(SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate certificate
          ? Credentials.names(certificate)
          : Set.of();
    } catch (SSLPeerUnverifiedException nobody) {
      return Set.of();
    }
  }

  /// Lets a server speak as this program does.
  public void secure(NettyServerBuilder server) {
    if (credentials != null) {
      server.sslContext(credentials.server());
    }
  }

  /// When others stop believing this program, unless it speaks in plain text.
  public Optional<Instant> expiry() {
    return Optional.ofNullable(credentials).map(LiveCredentials::expiry);
  }

  @Override
  @PreDestroy
  public void close() {
    if (credentials != null) {
      credentials.close();
    }
  }
}
