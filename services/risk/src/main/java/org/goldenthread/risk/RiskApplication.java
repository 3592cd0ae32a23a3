package org.goldenthread.risk;

import org.goldenthread.chassis.server.ServiceApplication;

/// Starts the risk service, or migrates its schema.
public final class RiskApplication {
  private RiskApplication() {}

  public static void main(String[] args) {
    ServiceApplication.main("risk", RiskApplication.class, args);
  }
}
