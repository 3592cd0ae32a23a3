package org.goldenthread.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every Java file as google-java-format writes it. The profile `format` starts [#main] straight
/// from this file, so that formatting is mended even where the code does not compile.
final class JavaFormat {
  private static final Formatter FORMATTER = new Formatter();

  private JavaFormat() {}

  static void main() throws IOException {
    for (Path file : unformatted(SourceTree.files(".java"))) {
      Files.writeString(file, formatted(file, Files.readString(file)));
      IO.println("formatted " + SourceTree.root().relativize(file));
    }
  }

  static List<Path> unformatted(List<Path> files) {
    return files.parallelStream().filter(file -> !isFormatted(file)).sorted().toList();
  }

  private static boolean isFormatted(Path file) {
    try {
      String source = Files.readString(file);
      return source.equals(formatted(file, source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String formatted(Path file, String source) {
    try {
      return FORMATTER.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      throw new IllegalStateException(file + " is not Java", e);
    }
  }
}
