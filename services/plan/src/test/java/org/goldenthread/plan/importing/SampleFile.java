package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.goldenthread.plan.document.PlanDocumentReader;
import org.goldenthread.plan.document.Reading;
import org.goldenthread.plan.document.file.Limits;

/// The project's own sample plan as a file.
public final class SampleFile {
  public static final String FIRST = "community-support-2026-27.docx";
  public static final String REVISED = "community-support-2026-27-revised.docx";

  private SampleFile() {}

  public static byte[] bytes(String name) throws IOException {
    try (InputStream file =
        SampleFile.class.getResourceAsStream("/org/goldenthread/testing/sample/" + name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  static DocumentWire read(String name, Path folder) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes(name));
    Reading reading = new PlanDocumentReader(Limits.USUAL).read(file);
    return DocumentWire.of(assertInstanceOf(Reading.Read.class, reading).document());
  }
}
