package org.goldenthread.gateway;

import io.micronaut.runtime.Micronaut;
import org.goldenthread.chassis.server.ParentWatch;

/// Starts the gateway.
public final class GatewayApplication {
  private GatewayApplication() {}

  public static void main(String[] args) {
    ParentWatch.start();
    Micronaut.build(args).mainClass(GatewayApplication.class).banner(false).start();
  }
}
