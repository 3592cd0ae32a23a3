package org.goldenthread.testing.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a program writes, held against what was kept and looked at. `-Dgolden.write=true` on the
/// module's test keeps what is written now.
public final class KeptText {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private KeptText() {}

  /// Fails where something else was kept.
  ///
  /// @param file below `src/test/resources/golden` of the module that is tested
  public static void assertKept(String file, String written) {
    Path kept = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, written);
      }
      assertEquals(Files.readString(kept), written, file);
    } catch (IOException missing) {
      throw new UncheckedIOException("nothing is kept as " + kept, missing);
    }
  }
}
