package org.goldenthread.plan.bulk;

import java.util.LinkedHashSet;
import java.util.List;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.bulk.ShiftRules.Shift;
import org.goldenthread.plan.bulk.ShiftRules.Shifted;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditItem;
import org.goldenthread.plan.v1.BulkEditItem.Outcome;
import org.goldenthread.plan.v1.DateShift;
import org.goldenthread.plan.v1.FieldEdit;
import org.goldenthread.plan.v1.FieldLeftAlone;
import org.goldenthread.plan.v1.OfficerChange;
import org.goldenthread.type.v1.FuzzyDate;
import org.jspecify.annotations.Nullable;

/// What an edit of many actions makes of one of them.
final class ActionEditWire {
  private final Action.Builder action;
  private final BulkEditItem.Builder item;

  private ActionEditWire(Action standing) {
    this.action = standing.toBuilder();
    this.item = BulkEditItem.newBuilder().setAction(standing.getName());
  }

  /// @param action as it would stand
  /// @param item what is reported of it
  record Edited(Action action, BulkEditItem item) {}

  static Edited edited(Action standing, BulkEditActionsRequest request) {
    ActionEditWire edit = new ActionEditWire(standing);
    switch (request.getEditCase()) {
      case OFFICER_CHANGE -> edit.change(request.getOfficerChange());
      case DATE_SHIFT -> edit.shift(request.getDateShift());
      case EDIT_NOT_SET -> {}
    }
    return new Edited(edit.action.build(), edit.item.setOutcome(edit.outcome()).build());
  }

  private Outcome outcome() {
    if (item.getEditsCount() > 0) {
      return Outcome.CHANGED;
    }
    return item.getLeftAloneCount() > 0 ? Outcome.LEFT_ALONE : Outcome.UNCHANGED;
  }

  private void change(OfficerChange change) {
    List<String> before = List.copyOf(action.getOfficersList());
    if (!before.contains(change.getFrom()) || change.getFrom().equals(change.getTo())) {
      return;
    }
    LinkedHashSet<String> after = new LinkedHashSet<>();
    before.forEach(
        officer -> after.add(officer.equals(change.getFrom()) ? change.getTo() : officer));
    action.clearOfficers().addAllOfficers(after);
    item.addEdits(
        FieldEdit.newBuilder()
            .setField("officers")
            .setBefore(String.join(", ", before))
            .setAfter(String.join(", ", after)));
  }

  private void shift(DateShift shift) {
    boolean start = shift.getDates() != DateShift.Dates.END;
    boolean end = shift.getDates() != DateShift.Dates.START;
    if (start && action.hasStart()) {
      FuzzyDate date = shifted("start", action.getStart(), by(shift));
      if (date != null) {
        action.setStart(date);
      }
    }
    if (end && action.hasEnd()) {
      FuzzyDate date = shifted("end", action.getEnd(), by(shift));
      if (date != null) {
        action.setEnd(date);
      }
    }
  }

  /// The date where it has moved; null where it is left alone.
  private @Nullable FuzzyDate shifted(String field, FuzzyDate date, Shift by) {
    var standing =
        new ShiftRules.Date(
            date.getAsWritten(),
            Days.of(date.getEarliest(), field),
            Days.of(date.getLatest(), field),
            date.getPrecision());
    return switch (ShiftRules.shifted(standing, by)) {
      case Shifted.LeftAlone(var reason) -> {
        item.addLeftAlone(
            FieldLeftAlone.newBuilder()
                .setField(field)
                .setAsWritten(date.getAsWritten())
                .setReason(reason));
        yield null;
      }
      case Shifted.Moved(var words, var earliest, var latest) -> {
        item.addEdits(
            FieldEdit.newBuilder().setField(field).setBefore(date.getAsWritten()).setAfter(words));
        yield date.toBuilder()
            .setAsWritten(words)
            .setEarliest(earliest.toString())
            .setLatest(latest.toString())
            .build();
      }
    };
  }

  private static Shift by(DateShift shift) {
    return switch (shift.getByCase()) {
      case DAYS -> new Shift.Days(shift.getDays());
      case MONTHS, BY_NOT_SET -> new Shift.Months(shift.getMonths());
    };
  }
}
