package org.goldenthread.chassis.resource;

import java.util.Arrays;

/// Which places the items of a list get when some of them have moved. Places are numbers that rise
/// along the list, with or without gaps between them. What has moved goes into the gap where it
/// stands now; where the gap is too small, the fewer of those after it or before it make room, as
/// far as the next gap: the others keep their places, and whoever edits them is not disturbed.
final class Places {
  static final int FIRST = 1;
  static final int LAST = 100_000;

  private Places() {}

  /// The places of a list in its new order.
  ///
  /// @param standing the places that the items have, in the new order
  /// @param from where those that moved begin
  /// @param to where they end, exclusive
  static int[] after(int[] standing, int from, int to) {
    int[] pushed = pushFollowing(standing, from, to);
    int[] pulled = pullPreceding(standing, from, to);
    boolean fits = pushed[pushed.length - 1] <= LAST;
    boolean room = pulled[0] >= FIRST;
    if (fits && room) {
      return changed(pushed, standing) <= changed(pulled, standing) ? pushed : pulled;
    }
    return fits ? pushed : room ? pulled : numbered(standing.length);
  }

  private static int[] pushFollowing(int[] standing, int from, int to) {
    int[] places = standing.clone();
    int last = from == 0 ? FIRST - 1 : standing[from - 1];
    for (int i = from; i < places.length && (i < to || places[i] <= last); i++) {
      last++;
      places[i] = last;
    }
    return places;
  }

  private static int[] pullPreceding(int[] standing, int from, int to) {
    int[] places = standing.clone();
    int next = to == standing.length ? LAST + 1 : standing[to];
    for (int i = to - 1; i >= 0 && (i >= from || places[i] >= next); i--) {
      next--;
      places[i] = next;
    }
    return places;
  }

  private static int[] numbered(int length) {
    int[] places = new int[length];
    Arrays.setAll(places, i -> FIRST + i);
    return places;
  }

  private static int changed(int[] places, int[] standing) {
    int changed = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i] != standing[i]) {
        changed++;
      }
    }
    return changed;
  }
}
