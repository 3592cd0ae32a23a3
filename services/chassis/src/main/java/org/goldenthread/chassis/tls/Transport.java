package org.goldenthread.chassis.tls;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How this program speaks gRPC: over TLS with certificates on both sides where [TlsConfig] names
/// them, else in plain text. Made when a program starts, so that one whose files are of no use does
/// not start.
@Context
public final class Transport implements AutoCloseable {
  private final @Nullable LiveCredentials credentials;

  /// @throws IllegalStateException where a file is of no use, with its key and the reason
  public Transport(TlsConfig config) {
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
