package org.goldenthread.chassis.server;

import java.security.Security;

/// Lets an address that was looked up be used for a moment only. Kept for half a minute, as the run
/// time and gRPC each do by themselves, the last instance of a service that is replaced would be
/// called after it has gone, and its successor not be found.
public final class FreshNames {
  private static final String TTL = "networkaddress.cache.ttl";
  private static final String SECONDS = "1";

  private FreshNames() {}

  /// To be called before anything is looked up; what the process was started with is kept to.
  public static void use() {
    if (System.getProperty(TTL) == null && System.getProperty("sun.net.inetaddr.ttl") == null) {
      // The run time reads the one, gRPC the other.
      Security.setProperty(TTL, SECONDS);
      System.setProperty(TTL, SECONDS);
    }
  }
}
