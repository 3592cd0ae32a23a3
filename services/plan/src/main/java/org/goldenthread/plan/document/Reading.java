package org.goldenthread.plan.document;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.file.Refusal;
import org.goldenthread.plan.document.finding.Coverage;

/// What came of reading a file.
public sealed interface Reading {
  /// The plan.
  ///
  /// @param coverage every passage of the file with what became of it, for tests
  record Read(PlanDocument document, Coverage coverage) implements Reading {
    public Read {
      requireNonNull(document);
      requireNonNull(coverage);
    }
  }

  record Refused(Refusal refusal) implements Reading {
    public Refused {
      requireNonNull(refusal);
    }
  }
}
