package org.goldenthread.plan.forward.document;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntry.KeyBecause;
import org.goldenthread.plan.v1.ForwardPlanEntry.Notice;
import org.goldenthread.type.v1.FuzzyDate;

/// Values of an entry in words for the public.
final class WordsWire {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private WordsWire() {}

  /// `14 May 2026`.
  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// The same from a civil date of the contract; empty for none.
  static String day(String written) {
    return written.isEmpty() ? "" : day(LocalDate.parse(written));
  }

  /// The day or the period, in the words in which it was written unless they are bare dates.
  static String due(ForwardPlanEntry entry) {
    FuzzyDate due = entry.getDue();
    if (due.getEarliest().isEmpty() || !due.getAsWritten().startsWith(due.getEarliest())) {
      return due.getAsWritten();
    }
    return due.getEarliest().equals(due.getLatest())
        ? day(due.getEarliest())
        : day(due.getEarliest()) + " to " + day(due.getLatest());
  }

  static String key(KeyBecause key) {
    return switch (key) {
      case AMOUNT -> "Yes: spending or saving";
      case COMMUNITIES -> "Yes: effect on communities";
      case BOTH -> "Yes: spending or saving, and effect on communities";
      case KEY_BECAUSE_UNSPECIFIED, UNRECOGNIZED -> "Not stated";
    };
  }

  /// What is unusual about the notice; empty where nothing is.
  static String notice(Notice notice) {
    return switch (notice) {
      case GENERAL_EXCEPTION -> "General exception";
      case SPECIAL_URGENCY -> "Special urgency";
      case CLEAR_DAYS_28, NOTICE_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }
}
