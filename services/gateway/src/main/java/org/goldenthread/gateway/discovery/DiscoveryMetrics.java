package org.goldenthread.gateway.discovery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.RefusedClaim;
import org.jspecify.annotations.Nullable;

/// What is served and what is refused, for whoever watches: `goldenthread.instances.served`,
/// `goldenthread.instances.refused` by `reason`, `goldenthread.instances.list.broken`.
@Singleton
final class DiscoveryMetrics implements MeterBinder {
  // Later than this: what the instances are called by is measured as well.
  private final BeanProvider<Instances> instances;
  private final @Nullable ListFile list;

  DiscoveryMetrics(BeanProvider<Instances> instances, @Nullable ListFile list) {
    this.instances = instances;
    this.list = list;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("goldenthread.instances.served", instances, it -> it.get().served().size())
        .description("Directorates that are served")
        .register(registry);
    for (RefusedClaim.Reason reason : RefusedClaim.Reason.values()) {
      Gauge.builder("goldenthread.instances.refused", instances, it -> count(it.get(), reason))
          .description("Claims to be a directorate's instance that are refused")
          .tag("reason", reason.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    if (list != null) {
      FunctionCounter.builder("goldenthread.instances.list.broken", list, ListFile::broken)
          .description("Changes of the list of instances that could not be read")
          .register(registry);
    }
  }

  private static long count(Instances instances, RefusedClaim.Reason reason) {
    return instances.refused().stream().filter(it -> it.reason() == reason).count();
  }
}
