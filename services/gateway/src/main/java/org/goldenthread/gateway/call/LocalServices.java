package org.goldenthread.gateway.call;

import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.Telemetry;
import org.goldenthread.gateway.identity.TokenInterceptor;

/// The gRPC services that the gateway answers itself: its views. They are called like any other,
/// through a server of this process, so that deadline, cancellation and errors are the same.
///
/// Each call runs on a virtual thread and may block.
@Singleton
public final class LocalServices implements AutoCloseable {
  private final Set<String> names;
  private final Server server;
  private final ManagedChannel channel;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public LocalServices(
      Collection<BindableService> services,
      CallerInterceptor caller,
      RequestCheck check,
      Telemetry telemetry) {
    String name = InProcessServerBuilder.generateName();
    InProcessServerBuilder builder =
        InProcessServerBuilder.forName(name)
            .executor(threads)
            .intercept(check)
            .intercept(caller)
            .intercept(telemetry);
    names =
        services.stream()
            .map(BindableService::bindService)
            .peek(builder::addService)
            .map(ServerServiceDefinition::getServiceDescriptor)
            .map(io.grpc.ServiceDescriptor::getName)
            .collect(Collectors.toUnmodifiableSet());
    try {
      server = builder.build().start();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a server without a socket did not start", impossible);
    }
    channel =
        InProcessChannelBuilder.forName(name)
            .intercept(telemetry.outgoing(), new TokenInterceptor())
            .build();
  }

  /// Whether a service is answered here.
  boolean answer(String service) {
    return names.contains(service);
  }

  Channel channel() {
    return channel;
  }

  @Override
  @PreDestroy
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    threads.shutdownNow();
  }
}
