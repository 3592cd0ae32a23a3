package org.goldenthread.plan.document;

import java.io.IOException;
import java.nio.file.Path;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.file.Opening.Closed;
import org.goldenthread.plan.document.file.Opening.Opened;
import org.goldenthread.plan.document.file.Refusal;
import org.goldenthread.plan.document.file.WordFile;
import org.goldenthread.plan.document.section.PlanText;

/// Reads a business plan from a Word file. Everything that the file says is in the answer: as data,
/// or in the list of what was not read. Safe to use from many threads.
public final class PlanDocumentReader {
  private final Limits limits;

  public PlanDocumentReader(Limits limits) {
    this.limits = limits;
  }

  /// Reads a file that the caller has spooled to the disk.
  ///
  /// @throws IOException where the disk fails, never for what is in the file
  public Reading read(Path file) throws IOException {
    return switch (WordFile.open(file, limits)) {
      case Closed closed -> new Reading.Refused(closed.refusal());
      case Opened opened ->
          PlanText.in(opened.text())
              .<Reading>map(plan -> new Reading.Read(plan.document(), plan.coverage()))
              .orElseGet(() -> new Reading.Refused(Refusal.Reason.NOT_A_PLAN.refusal()));
    };
  }
}
