package org.goldenthread.cluster.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Runs a command as an operator would type it.
public final class Shell {
  private Shell() {}

  /// What a command printed, and how it ended.
  public record Result(int code, String output) {
    /// The output of a command that ended well.
    ///
    /// @throws AssertionError with the output of one that did not
    public String ok() {
      if (code != 0) {
        throw new AssertionError("ended with " + code + ":\n" + output);
      }
      return output;
    }
  }

  static Result run(Path folder, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
