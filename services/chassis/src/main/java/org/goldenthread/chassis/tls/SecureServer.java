package org.goldenthread.chassis.tls;

import io.grpc.ServerBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/// Lets the service's own server speak as the program does.
@Singleton
final class SecureServer implements BeanCreatedEventListener<ServerBuilder<?>> {
  private final Transport transport;

  SecureServer(Transport transport) {
    this.transport = transport;
  }

  @Override
  public ServerBuilder<?> onCreated(BeanCreatedEvent<ServerBuilder<?>> event) {
    transport.secure((NettyServerBuilder) event.getBean());
    return event.getBean();
  }
}
