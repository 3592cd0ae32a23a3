package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.value.Cycle;

/// An activity indicator of section F: no targets, but the range in which it is expected.
///
/// @param name as written, with its code
/// @param code such as `NI 125`, empty where none is written
/// @param previous outturns, each under its own heading
public record ActivityIndicator(
    String importKey,
    Place place,
    String name,
    String code,
    Cycle cycle,
    List<Figure> previous,
    List<Range> ranges) {
  /// One bound of the expected range; its figures may all be blank.
  public record Range(String asWritten, Bound bound, List<Figure> figures) {
    public Range {
      requireNonNull(bound);
      figures = List.copyOf(figures);
    }
  }

  public enum Bound {
    UPPER,
    LOWER,
    UNSTATED
  }

  public ActivityIndicator {
    requireNonNull(importKey);
    requireNonNull(cycle);
    if (name.isBlank()) throw new IllegalArgumentException("an indicator has a name");
    previous = List.copyOf(previous);
    ranges = List.copyOf(ranges);
  }
}
