package org.goldenthread.gateway.instance;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.Reconnection;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.guard.Circuit;
import org.goldenthread.gateway.guard.Guards;
import org.goldenthread.gateway.guard.Repeats;
import org.goldenthread.gateway.guard.Room;
import org.goldenthread.gateway.identity.TokenInterceptor;

/// The directorates that this gateway serves, and a channel to each of their services.
///
/// A channel connects with its first call, reconnects by itself, and carries the token and the
/// trace of whoever the call is made for. What keeps a service that does not answer from costing
/// the others stands before each of them: see [Guards].
@Singleton
public final class Instances implements AutoCloseable {
  /// The services of an instance.
  public static final Set<String> SERVICES = Set.of("plan", "indicator", "risk", "continuity");

  private static final int LARGEST_METADATA = 64 * 1024;

  private final Map<String, Map<String, Channel>> channels = new TreeMap<>();
  private final List<Circuit> circuits = new ArrayList<>();
  private final Reconnection open = new Reconnection();
  private final ChannelConfig config;
  private final Guards guards;

  public Instances(Collection<InstanceConfig> instances, ChannelConfig config, Guards guards) {
    this.config = config;
    this.guards = guards;
    for (InstanceConfig instance : instances) {
      Room room = guards.room(instance.code());
      Map<String, Channel> byService = new HashMap<>();
      instance
          .targets()
          .forEach(
              (service, target) ->
                  byService.put(service, guarded(instance.code(), service, target, room)));
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

  /// The room stands outside: a call for which there is none is no probe of the circuit.
  private Channel guarded(String directorate, String service, String target, Room room) {
    Circuit circuit = guards.circuit(directorate, service);
    circuits.add(circuit);
    Repeats channel =
        new Repeats(
            open.add(Repeats.repeating(builder(target), guards.config()).build()),
            open.add(builder(target).build()));
    return ClientInterceptors.interceptForward(channel, room, circuit, new TokenInterceptor());
  }

  private ManagedChannelBuilder<?> builder(String target) {
    return ManagedChannelBuilder.forTarget(target)
        .usePlaintext()
        .defaultLoadBalancingPolicy("round_robin")
        .maxInboundMessageSize(config.largestMessage())
        // A failure travels in the headers, and one that is too long breaks the connection for
        // all calls on it.
        .maxInboundMetadataSize(LARGEST_METADATA)
        .keepAliveTime(config.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(config.keepAliveTimeout().toMillis(), TimeUnit.MILLISECONDS);
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
    circuits.forEach(Circuit::close);
  }
}
