package org.goldenthread.plan.revision;

import java.util.Comparator;
import java.util.List;

/// Where an item stands in an answer about a plan: the plan itself first, then kind by kind in the
/// document's order. By it pages go on.
///
/// @param kind the place of its kind; 0 is the plan itself
/// @param later whether it comes after all others of its kind
/// @param position its place in its list
/// @param name its resource name, which tells apart what stands at the same place
public record Place(int kind, boolean later, int position, String name)
    implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::kind)
          .thenComparing(Place::later)
          .thenComparingInt(Place::position)
          .thenComparing(Place::name);

  /// How many values [#values] gives.
  public static final int VALUES = 4;

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /// As a page token holds it.
  public List<String> values() {
    return List.of(
        Integer.toString(kind), Boolean.toString(later), Integer.toString(position), name);
  }

  /// The place that [#values] gave.
  public static Place of(List<String> values) {
    return new Place(
        Integer.parseInt(values.get(0)),
        Boolean.parseBoolean(values.get(1)),
        Integer.parseInt(values.get(2)),
        values.get(3));
  }
}
