package org.goldenthread.gateway.instance;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.Reconnection;
import org.goldenthread.chassis.call.Telemetry;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.gateway.guard.Circuit;
import org.goldenthread.gateway.guard.Guards;
import org.goldenthread.gateway.guard.Repeats;
import org.goldenthread.gateway.guard.Room;
import org.goldenthread.gateway.identity.TokenInterceptor;

/// Opens the channels to an instance's services.
///
/// A channel connects with its first call, reconnects by itself, and carries the token and the
/// trace of whoever the call is made for. What keeps a service that does not answer from costing
/// the others stands before each of them: see [Guards].
@Singleton
public final class Connections implements AutoCloseable {
  private static final int LARGEST_METADATA = 64 * 1024;

  private final ChannelConfig config;
  private final Transport transport;
  private final Guards guards;
  private final Telemetry telemetry;
  private final Reconnection open = new Reconnection();

  public Connections(
      ChannelConfig config, Transport transport, Guards guards, Telemetry telemetry) {
    this.config = config;
    this.transport = transport;
    this.guards = guards;
    this.telemetry = telemetry;
  }

  /// The channels to one instance, open until it is left.
  ///
  /// @param targets by service
  record Instance(
      Map<String, String> targets,
      List<ManagedChannel> opened,
      List<Circuit> circuits,
      Map<String, Channel> byService) {

    /// Is measured no longer, at once: another instance of this directorate has meters of the same
    /// names, and must find none and lose none of its own when the calls of this one end.
    void unmeasure() {
      circuits.forEach(Circuit::close);
    }

    /// Takes no more calls.
    void shutdown() {
      opened.forEach(ManagedChannel::shutdown);
    }

    /// Ends what is left.
    void end() {
      opened.forEach(ManagedChannel::shutdownNow);
    }
  }

  /// Opens an instance's channels, or none.
  ///
  /// @param targets by service, as gRPC resolves them
  /// @throws IllegalArgumentException or NullPointerException, as gRPC answers to a target that it
  ///   does not understand
  Instance open(String directorate, Map<String, String> targets) {
    Instance instance =
        new Instance(targets, new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    Room room = guards.room(directorate);
    try {
      targets.forEach(
          (service, target) ->
              instance.byService().put(service, channel(instance, directorate, service, room)));
    } catch (IllegalArgumentException | NullPointerException unresolvable) {
      instance.unmeasure();
      instance.end();
      throw unresolvable;
    }
    return instance;
  }

  /// The room stands outside: a call for which there is none is no probe of the circuit.
  private Channel channel(Instance instance, String directorate, String service, Room room) {
    String target = instance.targets().getOrDefault(service, "");
    ManagedChannel repeating = opened(instance, Repeats.repeating(to(target), guards.config()));
    ManagedChannel once = opened(instance, to(target));
    Circuit circuit = guards.circuit(directorate, service);
    instance.circuits().add(circuit);
    return ClientInterceptors.interceptForward(
        new Repeats(repeating, once), room, circuit, telemetry.outgoing(), new TokenInterceptor());
  }

  private ManagedChannel opened(Instance instance, ManagedChannelBuilder<?> builder) {
    ManagedChannel channel = open.add(builder.build());
    instance.opened().add(channel);
    return channel;
  }

  private ManagedChannelBuilder<?> to(String target) {
    return transport
        .channelTo(target)
        .defaultLoadBalancingPolicy("round_robin")
        .maxInboundMessageSize(config.largestMessage())
        // A failure travels in the headers, and one that is too long breaks the connection for
        // all calls on it.
        .maxInboundMetadataSize(LARGEST_METADATA)
        .keepAliveTime(config.keepAlive().toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(config.keepAliveTimeout().toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  @PreDestroy
  public void close() {
    open.close();
  }
}
