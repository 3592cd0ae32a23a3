package org.goldenthread.chassis.call;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// How many calls a service answers at once: `goldenthread.call`.
///
/// @param concurrent calls with one answer; beyond it `OVERLOADED`
/// @param streams calls with a stream of answers, each of which may last for hours
@ConfigurationProperties("goldenthread.call")
public record CallConfig(
    @Bindable(defaultValue = "200") int concurrent, @Bindable(defaultValue = "200") int streams) {
  public CallConfig {
    if (concurrent < 1 || streams < 1) {
      throw new IllegalArgumentException(
          "goldenthread.call.concurrent and .streams are at least 1");
    }
  }
}
