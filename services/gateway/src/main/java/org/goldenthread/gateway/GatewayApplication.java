package org.goldenthread.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.checklist.Checklist;
import org.goldenthread.chassis.server.Collector;
import org.goldenthread.chassis.server.FreshNames;
import org.goldenthread.chassis.server.HealthCheck;
import org.goldenthread.chassis.server.ParentWatch;

/// Starts the gateway; with `checklist` says what it needs and does not have instead, and with
/// `check TARGET…` asks others how they do, and ends.
public final class GatewayApplication {
  private GatewayApplication() {}

  /// Runs the gateway as a program of its own: what is not to serve ends, whatever a library has
  /// left running.
  public static void main(String[] args) {
    if (!run(args)) {
      System.exit(0);
    }
  }

  /// Runs the gateway.
  ///
  /// @return whether it serves from now on
  public static boolean run(String... args) {
    List<String> arguments = List.of(args);
    if (Checklist.isAsked(arguments)) {
      Checklist.answer(arguments, GatewayApplication::looking);
      return false;
    }
    if (HealthCheck.isAsked(arguments)) {
      HealthCheck.answer(arguments);
      return false;
    }
    ParentWatch.start();
    FreshNames.use();
    Micronaut.build(args)
        .mainClass(GatewayApplication.class)
        .banner(false)
        .propertySources(Collector.settings())
        .start();
    return true;
  }

  /// The gateway's beans, of which none serves.
  private static ApplicationContext looking() {
    return ApplicationContext.builder(GatewayApplication.class)
        .banner(false)
        .properties(Map.of("otel.traces.exporter", "none", "otel.metrics.exporter", "none"))
        .start();
  }
}
