package org.goldenthread.plan.document.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.TextRules;
import org.jspecify.annotations.Nullable;

/// The priorities found so far; rows go to the one that was named last.
public final class PriorityBook {
  private static final String CONTINUED = " ?\\(?(continued|cont d|contd|cont)\\)?$";

  private final Ledger ledger;
  private final List<PriorityDraft> drafts = new ArrayList<>();
  private @Nullable PriorityDraft current;
  private boolean named;

  public PriorityBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Whether a label names a priority of this plan. Objectives are its priorities where they stand
  /// in the priorities' section and nothing before them is called a priority: there they are a
  /// priority's own, elsewhere the council's.
  boolean takes(PriorityLabel label) {
    return !label.objective() || (ledger.section().equals("C") && !named);
  }

  /// Begins a priority, or goes on with the current one where its heading is repeated.
  PriorityDraft begin(Place place, PriorityLabel label) {
    named |= !label.objective();
    PriorityDraft last = current;
    if (last != null && isSame(last, label)) return last;
    PriorityDraft begun = new PriorityDraft(ledger, place, label.number(), label.title());
    drafts.add(begun);
    current = begun;
    ledger.within(begun.words());
    return begun;
  }

  private static boolean isSame(PriorityDraft last, PriorityLabel label) {
    String title = TextRules.words(label.title()).replaceFirst(CONTINUED, "");
    boolean sameNumber = label.number().equals(last.number());
    boolean sameTitle = title.equals(TextRules.words(last.title()));
    boolean numberOnly = title.isEmpty() && !label.number().isEmpty();
    return sameNumber && (sameTitle || numberOnly);
  }

  Optional<PriorityDraft> current() {
    return Optional.ofNullable(current);
  }

  /// What is said next belongs to no priority, as behind a new section.
  public void close() {
    current = null;
  }

  public List<Priority> priorities() {
    return drafts.stream().flatMap(draft -> draft.finished().stream()).toList();
  }
}
