package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Cycle;
import org.goldenthread.plan.document.value.QualifiedValue;

/// A performance indicator of section F.
///
/// @param name as written, with its code
/// @param code such as `NI 125`, empty where none is written
/// @param floor MISSING where the cell is blank or the table has no such column
/// @param previous outturns, each under its own heading
public record PerformanceIndicator(
    String importKey,
    Place place,
    String name,
    String code,
    Cycle cycle,
    QualifiedValue floor,
    List<Figure> previous,
    List<Figure> benchmarks,
    List<Figure> targets) {
  public PerformanceIndicator {
    requireNonNull(importKey);
    requireNonNull(cycle);
    requireNonNull(floor);
    if (name.isBlank()) throw new IllegalArgumentException("an indicator has a name");
    previous = List.copyOf(previous);
    benchmarks = List.copyOf(benchmarks);
    targets = List.copyOf(targets);
  }
}
