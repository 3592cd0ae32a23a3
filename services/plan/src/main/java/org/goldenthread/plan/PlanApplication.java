package org.goldenthread.plan;

import org.goldenthread.chassis.server.ServiceApplication;

/// The plan service of one directorate.
public final class PlanApplication {
  private PlanApplication() {}

  static void main(String[] args) {
    ServiceApplication.main("plan", PlanApplication.class, args);
  }
}
