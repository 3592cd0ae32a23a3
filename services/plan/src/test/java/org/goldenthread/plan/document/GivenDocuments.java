package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goldenthread.plan.document.file.Limits;

/// The real documents, which stand beside the repository where they are present at all; a test that
/// needs them is skipped elsewhere.
public final class GivenDocuments {
  private GivenDocuments() {}

  public static Path path(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared/documents").resolve(name))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "the folder shared/documents is not beside the repository");
    return folder.resolve("shared/documents").resolve(name);
  }

  public static Reading reading(String name) throws IOException {
    return new PlanDocumentReader(Limits.USUAL).read(path(name));
  }

  public static Reading.Read plan(String name) throws IOException {
    return assertInstanceOf(Reading.Read.class, reading(name));
  }
}
