package org.goldenthread.gateway;

import io.micronaut.runtime.Micronaut;
import java.util.List;
import org.goldenthread.chassis.server.Collector;
import org.goldenthread.chassis.server.FreshNames;
import org.goldenthread.chassis.server.HealthCheck;
import org.goldenthread.chassis.server.ParentWatch;

/// Starts the gateway; with `check TARGET…` asks others how they do instead, and ends.
public final class GatewayApplication {
  private GatewayApplication() {}

  public static void main(String[] args) {
    List<String> arguments = List.of(args);
    if (HealthCheck.isAsked(arguments)) {
      HealthCheck.answer(arguments);
      return;
    }
    ParentWatch.start();
    FreshNames.use();
    Micronaut.build(args)
        .mainClass(GatewayApplication.class)
        .banner(false)
        .propertySources(Collector.settings())
        .start();
  }
}
