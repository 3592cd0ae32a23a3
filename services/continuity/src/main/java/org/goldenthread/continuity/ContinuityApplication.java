package org.goldenthread.continuity;

import org.goldenthread.chassis.server.ServiceApplication;

/// Starts the continuity service, or migrates its schema.
public final class ContinuityApplication {
  private ContinuityApplication() {}

  public static void main(String[] args) {
    ServiceApplication.main("continuity", ContinuityApplication.class, args);
  }
}
