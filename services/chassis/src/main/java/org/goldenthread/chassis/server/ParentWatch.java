package org.goldenthread.chassis.server;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends this process when its standard input ends, where `GOLDENTHREAD_EXIT_WITH_STDIN` is `true`:
/// whoever started it has gone, however it went, and must leave nothing behind.
public final class ParentWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ParentWatch.class);

  private ParentWatch() {}

  public static void start() {
    if ("true".equals(System.getenv("GOLDENTHREAD_EXIT_WITH_STDIN"))) {
      Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::watch);
    }
  }

  private static void watch() {
    try {
      byte[] ignored = new byte[256];
      int read;
      do {
        read = System.in.read(ignored);
      } while (read >= 0);
    } catch (IOException closed) {
      LOG.debug("standard input is closed", closed);
    }
    System.exit(0);
  }
}
