package org.goldenthread.indicator;

import org.goldenthread.chassis.server.ServiceApplication;

/// The indicator service.
public final class IndicatorApplication {
  private IndicatorApplication() {}

  public static void main(String[] args) {
    ServiceApplication.main("indicator", IndicatorApplication.class, args);
  }
}
