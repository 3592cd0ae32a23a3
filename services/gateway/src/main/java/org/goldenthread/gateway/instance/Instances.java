package org.goldenthread.gateway.instance;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.goldenthread.chassis.call.Reconnection;
import org.goldenthread.chassis.call.Telemetry;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.identity.TokenInterceptor;

/// The directorates that this gateway serves, and a channel to each of their services.
///
/// A channel connects with its first call, reconnects by itself, and carries the token and the
/// trace of whoever the call is made for.
@Singleton
public final class Instances implements AutoCloseable {
  /// The services of an instance.
  public static final Set<String> SERVICES = Set.of("plan", "indicator", "risk", "continuity");

  private static final int LARGEST_METADATA = 64 * 1024;

  private final Map<String, Map<String, Channel>> channels = new TreeMap<>();
  private final Reconnection open = new Reconnection();

  private final Telemetry telemetry;

  public Instances(
      Collection<InstanceConfig> instances, ChannelConfig config, Telemetry telemetry) {
    this.telemetry = telemetry;
    for (InstanceConfig instance : instances) {
      Map<String, Channel> byService = new HashMap<>();
      instance
          .targets()
          .forEach((service, target) -> byService.put(service, channel(target, config)));
      channels.put(instance.code(), Map.copyOf(byService));
    }
  }

  /// The codes of the directorates, sorted.
  public Set<String> codes() {
    return Collections.unmodifiableSet(channels.keySet());
  }

  /// The channel to a service of a directorate.
  ///
  /// @param service `plan`, `indicator`, `risk` or `continuity`
  /// @throws StatusRuntimeException NOT_FOUND with `DIRECTORATE_NOT_FOUND`
  public Channel channel(String directorate, String service) {
    Map<String, Channel> byService = channels.get(directorate);
    if (byService == null) {
      throw notFound(directorate);
    }
    Channel channel = byService.get(service);
    if (channel == null) {
      throw new IllegalArgumentException("no instance has a service " + service);
    }
    return channel;
  }

  private Channel channel(String target, ChannelConfig config) {
    ManagedChannel channel =
        ManagedChannelBuilder.forTarget(target)
            .usePlaintext()
            .defaultLoadBalancingPolicy("round_robin")
            .maxInboundMessageSize(config.largestMessage())
            // A failure travels in the headers, and one that is too long breaks the connection for
            // all calls on it.
            .maxInboundMetadataSize(LARGEST_METADATA)
            .keepAliveTime(
                config.keepAlive().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
            .keepAliveTimeout(
                config.keepAliveTimeout().toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
            .build();
    return ClientInterceptors.intercept(
        open.add(channel), telemetry.outgoing(), new TokenInterceptor());
  }

  private static StatusRuntimeException notFound(String directorate) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(Code.NOT_FOUND_VALUE)
            .setMessage("No directorate " + directorate + " is served here.")
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(ErrorReason.DIRECTORATE_NOT_FOUND.name())
                        .setDomain("goldenthread.org")
                        .putMetadata("directorate", directorate)
                        .build()))
            .build());
  }

  @Override
  @PreDestroy
  public void close() {
    open.close();
  }
}
