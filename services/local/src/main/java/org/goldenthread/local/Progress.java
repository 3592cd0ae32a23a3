package org.goldenthread.local;

/// Told of every step of a start.
@FunctionalInterface
public interface Progress {
  void step(String done);

  /// Prints a line per step with the time since this was made.
  static Progress console() {
    var begun = System.nanoTime();
    return done -> System.out.printf("%6.1f s  %s%n", (System.nanoTime() - begun) / 1e9, done);
  }

  /// Keeps silent.
  static Progress none() {
    return _ -> {};
  }
}
