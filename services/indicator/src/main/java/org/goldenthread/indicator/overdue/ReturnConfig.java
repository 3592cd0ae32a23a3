package org.goldenthread.indicator.overdue;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// When a figure is overdue: `goldenthread.returns`.
///
/// @param overdueAfterDays days after a period's end by which its figure is to be there
@ConfigurationProperties("goldenthread.returns")
public record ReturnConfig(@Bindable(defaultValue = "30") int overdueAfterDays) {
  public ReturnConfig {
    if (overdueAfterDays < 0) {
      throw new IllegalArgumentException("goldenthread.returns.overdue-after-days is not negative");
    }
  }
}
