package org.goldenthread.plan.document.priority;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.Action.Level;
import org.goldenthread.plan.document.content.Milestone;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.content.PriorityDecision;
import org.goldenthread.plan.document.content.PriorityDecision.InForwardPlan;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.Officer;
import org.jspecify.annotations.Nullable;

/// A priority while its rows are read. Which actions are headlines is only known at its end: the
/// shallowest numbers are, and a row without a number goes with the headline above it.
final class PriorityDraft {
  private record ActionDraft(
      Place place,
      Marker marker,
      String officersAsWritten,
      List<Officer> officers,
      FuzzyDate start,
      FuzzyDate end) {}

  private record MilestoneDraft(Place place, Marker marker, FuzzyDate date) {}

  private record DecisionDraft(
      Place place, Marker marker, String answer, InForwardPlan inForwardPlan) {}

  private final Ledger ledger;
  private final Place place;
  private final String number;
  private final List<ActionDraft> actions = new ArrayList<>();
  private final List<MilestoneDraft> milestones = new ArrayList<>();
  private final List<DecisionDraft> decisions = new ArrayList<>();
  private String title;
  private String description = "";

  PriorityDraft(Ledger ledger, Place place, String number, String title) {
    this.ledger = ledger;
    this.place = place;
    this.number = number;
    this.title = title;
  }

  String number() {
    return number;
  }

  String title() {
    return title;
  }

  String words() {
    return number.isEmpty() ? "priority " + title : "priority " + number;
  }

  void title(String text) {
    if (title.isBlank()) title = text.replace('\n', ' ');
  }

  void describe(String text) {
    if (text.isBlank() || text.equals(description)) return;
    description = description.isEmpty() ? text : description + "\n" + text;
  }

  boolean isUntouched() {
    return actions.isEmpty() && milestones.isEmpty() && decisions.isEmpty();
  }

  void action(
      Place at,
      Marker marker,
      String written,
      List<Officer> officers,
      FuzzyDate start,
      FuzzyDate end) {
    actions.add(new ActionDraft(at, marker, written, officers, start, end));
  }

  void milestone(Place at, Marker marker, FuzzyDate date) {
    milestones.add(new MilestoneDraft(at, marker, date));
  }

  void decision(Place at, Marker marker, String answer, InForwardPlan inForwardPlan) {
    decisions.add(new DecisionDraft(at, marker, answer, inForwardPlan));
  }

  /// The priority, or nothing where it is a blank block of the template.
  Optional<Priority> finished() {
    if (title.isBlank() && description.isBlank() && isUntouched()) return Optional.empty();
    String named = title.isBlank() ? "Priority " + number : title;
    return Optional.of(
        new Priority(
            ledger.key("priority", named),
            place,
            number,
            named.strip(),
            description,
            actions(named),
            milestones.stream().map(draft -> milestone(draft, named)).toList(),
            decisions.stream().map(draft -> decision(draft, named)).toList()));
  }

  private Milestone milestone(MilestoneDraft draft, String named) {
    String text = draft.marker().text();
    return new Milestone(
        ledger.key("milestone", named, text),
        draft.place(),
        draft.marker().number(),
        text,
        draft.date());
  }

  private PriorityDecision decision(DecisionDraft draft, String named) {
    String text = draft.marker().text();
    return new PriorityDecision(
        ledger.key("decision", named, text),
        draft.place(),
        draft.marker().number(),
        text,
        draft.answer(),
        draft.inForwardPlan());
  }

  private List<Action> actions(String named) {
    int headlines = headlineDepth();
    List<Action> read = new ArrayList<>();
    Map<String, String> keyByNumber = new HashMap<>();
    String last = null;
    for (ActionDraft draft : actions) {
      String key = ledger.key("action", named, draft.marker().text());
      if (isHeadline(draft.marker(), headlines, last)) {
        read.add(action(draft, key, Level.HEADLINE, null));
        keyByNumber.put(draft.marker().bare(), key);
        last = key;
      } else {
        String above = draft.marker().depth() > 0 ? draft.marker().upTo(headlines) : "";
        String parent = keyByNumber.getOrDefault(above, last);
        read.add(action(draft, key, Level.SUB_ACTION, parent));
      }
    }
    return read;
  }

  /// The depth of the shallowest number; 0 where no action has one, and then all are headlines.
  private int headlineDepth() {
    return actions.stream()
        .mapToInt(draft -> draft.marker().depth())
        .filter(depth -> depth > 0)
        .min()
        .orElse(0);
  }

  private static boolean isHeadline(Marker marker, int headlines, @Nullable String last) {
    if (headlines == 0) return true;
    return switch (marker.depth()) {
      case 0, -1 -> last == null;
      default -> marker.depth() <= headlines;
    };
  }

  private static Action action(
      ActionDraft draft, String key, Level level, @Nullable String parent) {
    return new Action(
        key,
        draft.place(),
        draft.marker().number(),
        level,
        parent,
        draft.marker().text(),
        draft.officersAsWritten(),
        draft.officers(),
        draft.start(),
        draft.end());
  }
}
