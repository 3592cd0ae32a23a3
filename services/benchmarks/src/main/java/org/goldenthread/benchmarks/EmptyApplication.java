package org.goldenthread.benchmarks;

import io.micronaut.runtime.Micronaut;
import java.io.IOException;
import java.io.OutputStream;

/// A Micronaut HTTP server without anything in it: nothing built on Micronaut is ready sooner. Ends
/// when its standard input does.
final class EmptyApplication {
  private EmptyApplication() {}

  static void main(String[] args) throws IOException {
    Micronaut.build(args).banner(false).start();
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }
}
