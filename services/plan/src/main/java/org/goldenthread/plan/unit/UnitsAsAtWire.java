package org.goldenthread.plan.unit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.Unit;
import org.jspecify.annotations.Nullable;

/// Units as they were on a day.
@Singleton
public final class UnitsAsAtWire {
  private final Resource<UnitRow, Unit> units;

  UnitsAsAtWire(Resource<UnitRow, Unit> units) {
    this.units = units;
  }

  /// What stood in the place of these units on the day, by the units' ids and in their order;
  /// within a connection. A unit that began only later had the one unit in its place that it then
  /// replaced. Where there was none, or several were merged into it, and where it had ended by
  /// then, it is itself: what names it is shown under the name that it had.
  public Map<String, Unit> of(Collection<String> ids, LocalDate day, @Nullable Instant readTime) {
    List<UnitRow> asked = select("t.id = any(?)", List.of(ids), readTime);
    Map<String, UnitRow> before =
        asked.stream().anyMatch(unit -> beginsAfter(unit, day))
            ? select("true", List.of(), readTime).stream()
                .collect(Collectors.toMap(UnitRow::id, Function.identity()))
            : Map.of();
    Map<String, Unit> standing = new LinkedHashMap<>();
    asked.forEach(unit -> standing.put(unit.id(), units.message(onDay(unit, day, before))));
    return standing;
  }

  private List<UnitRow> select(String where, List<?> parameters, @Nullable Instant readTime) {
    return units.table().select(where, Units.ORDER, parameters, readTime);
  }

  private static UnitRow onDay(UnitRow unit, LocalDate day, Map<String, UnitRow> all) {
    List<UnitRow> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Deque<UnitRow> open = new ArrayDeque<>(List.of(unit));
    while (!open.isEmpty()) {
      UnitRow next = open.pop();
      if (!seen.add(next.id())) {
        continue;
      }
      if (beginsAfter(next, day)) {
        next.predecessors().stream()
            .map(all::get)
            .filter(Objects::nonNull)
            .filter(earlier -> isReplacedBy(earlier, next))
            .forEach(open::push);
      } else if (!endsBefore(next, day)) {
        found.add(next);
      }
    }
    return found.size() == 1 ? found.getFirst() : unit;
  }

  private static boolean beginsAfter(UnitRow unit, LocalDate day) {
    return unit.validFrom() != null && unit.validFrom().isAfter(day);
  }

  private static boolean endsBefore(UnitRow unit, LocalDate day) {
    return unit.validTo() != null && unit.validTo().isBefore(day);
  }

  /// A unit that another one only split off from goes on beside it, and was not it before.
  private static boolean isReplacedBy(UnitRow unit, UnitRow successor) {
    return successor.validFrom() != null && endsBefore(unit, successor.validFrom());
  }
}
