package org.goldenthread.plan.forward.document;

import java.util.List;
import java.util.Map;
import org.goldenthread.plan.v1.ForwardPlanEntry;

/// A way to write the forward plan, from its head over its entries to its tail.
public interface PaperWire {
  /// Its media type.
  String type();

  String head();

  /// The next entries.
  ///
  /// @param officers what officers are called, by their resource names
  String entries(List<ForwardPlanEntry> entries, Map<String, String> officers);

  String tail();
}
