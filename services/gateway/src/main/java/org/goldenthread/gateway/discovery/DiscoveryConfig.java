package org.goldenthread.gateway.discovery;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where instances are found beside `goldenthread.instances`, while the gateway runs:
/// `goldenthread.discovery`.
///
/// @param file a YAML file that lists instances as `goldenthread.instances` does, read again when
///   it changes; none by default. One that cannot be read is logged and counted
///   (`goldenthread.instances.list.broken`) and the last good one stays in force
/// @param kubernetes whether the Services of this cluster are looked at as well, by their labels
///   `goldenthread.org/directorate` and `goldenthread.org/service`; false by default
/// @param namespaces the namespaces whose Services are looked at; all by default
/// @param interval how soon a change is seen
@ConfigurationProperties("goldenthread.discovery")
public record DiscoveryConfig(
    @Nullable String file,
    @Bindable(defaultValue = "false") boolean kubernetes,
    @Bindable(defaultValue = "") List<String> namespaces,
    @Bindable(defaultValue = "PT1S") Duration interval) {

  public DiscoveryConfig {
    // What is not configured is read as one name of no letters.
    namespaces = namespaces.stream().filter(name -> !name.isBlank()).toList();
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("goldenthread.discovery.interval is longer than 0");
    }
  }
}
