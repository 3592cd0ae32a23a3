package org.goldenthread.plan.forward.notice;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A bank holiday that was proclaimed for one year only.
///
/// @param insteadOf the bank holiday that was moved to this day; null where it is one more
public record SpecialDay(LocalDate day, @Nullable LocalDate insteadOf) {
  static SpecialDay added(LocalDate day) {
    return new SpecialDay(day, null);
  }

  static SpecialDay moved(LocalDate from, LocalDate to) {
    return new SpecialDay(to, from);
  }

  void change(int year, Set<LocalDate> days) {
    LocalDate moved = insteadOf;
    if (moved != null && moved.getYear() == year) {
      days.remove(moved);
    }
    if (day.getYear() == year) {
      days.add(day);
    }
  }
}
