package org.goldenthread.gateway.view;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How long views wait: `goldenthread.views`.
///
/// @param read for one part of a view: all reads of a service that it takes, their repetitions
///   included
/// @param health for a service to say how it does
/// @param apply for a service to read a document or to apply its part of it
/// @param patience how long a step of an import is repeated while its service is not there
/// @param heartbeat after how much silence a stream of changes shows that it lives
/// @param reconnect how long a stream of changes leaves a service alone that does not answer
@ConfigurationProperties("goldenthread.views")
public record ViewConfig(
    @Bindable(defaultValue = "PT5S") Duration read,
    @Bindable(defaultValue = "PT2S") Duration health,
    @Bindable(defaultValue = "PT1M") Duration apply,
    @Bindable(defaultValue = "PT3S") Duration patience,
    @Bindable(defaultValue = "PT15S") Duration heartbeat,
    @Bindable(defaultValue = "PT2S") Duration reconnect) {

  public ViewConfig {
    for (Duration wait : new Duration[] {read, health, apply, patience, heartbeat, reconnect}) {
      if (!wait.isPositive()) {
        throw new IllegalArgumentException("every wait in goldenthread.views is longer than 0");
      }
    }
  }
}
