package org.goldenthread.plan.returns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldenthread.plan.v1.DecisionChange.Kind;

/// What the record tells of a plan's decisions since it was published. Source: `domain.md`,
/// "Monitoring": changes to key decisions since publication. That a decision was taken the record
/// does not tell.
final class DecisionChangeRules {
  private DecisionChangeRules() {}

  /// A decision as a plan lists it.
  ///
  /// @param due by when, as it is written; empty where no date is given
  record Listed(UUID id, String text, String due) {}

  /// What became of a decision.
  ///
  /// @param text the change in words
  record Changed(UUID id, Kind kind, String text) {}

  /// The changes from what was published to what stands, in the order of what stands, and then what
  /// is gone. A decision of which both words and date are others is told twice.
  static List<Changed> between(List<Listed> published, List<Listed> standing) {
    Map<UUID, Listed> before = new LinkedHashMap<>();
    published.forEach(decision -> before.put(decision.id(), decision));
    List<Changed> changes = new ArrayList<>();
    for (Listed now : standing) {
      Listed then = before.remove(now.id());
      if (then == null) {
        changes.add(new Changed(now.id(), Kind.ADDED, now.text()));
        continue;
      }
      if (!then.text().equals(now.text())) {
        changes.add(new Changed(now.id(), Kind.REWORDED, now.text()));
      }
      if (!then.due().equals(now.due())) {
        changes.add(new Changed(now.id(), Kind.MOVED, moved(then.due(), now.due())));
      }
    }
    before
        .values()
        .forEach(gone -> changes.add(new Changed(gone.id(), Kind.WITHDRAWN, gone.text())));
    return List.copyOf(changes);
  }

  private static String moved(String before, String now) {
    return "From %s to %s.".formatted(dated(before), dated(now));
  }

  private static String dated(String due) {
    return due.isEmpty() ? "no date" : due;
  }
}
