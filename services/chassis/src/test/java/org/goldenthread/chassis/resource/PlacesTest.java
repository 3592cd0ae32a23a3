package org.goldenthread.chassis.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @ParameterizedTest(name = "{0} with {1} to {2} moved: {3}")
  @CsvSource(
      textBlock =
          """
          10 40 20 30,        1, 2, 10 11 20 30
          1 4 2 3,            1, 2, 1 2 3 4
          1 3 4 2 5 6 7 8,    3, 4, 1 2 3 4 5 6 7 8
          9 1 2 3,            0, 1, 1 2 3 4
          9 5 6,              0, 1, 1 5 6
          1 2 3,              2, 3, 1 2 3
          5 5 5,              1, 2, 5 6 7
          5 1 2,              0, 3, 1 2 3
          1 8 9 2 3,          1, 3, 1 2 3 4 5
          99999 7 100000,     1, 2, 99998 99999 100000
          7,                  0, 1, 1
          """)
  void what_moved_finds_room_and_the_fewer_make_it(
      String standing, int from, int to, String expected) {
    assertEquals(expected, written(Places.after(numbers(standing), from, to)));
  }

  @Test
  void nobody_is_disturbed_where_there_is_a_gap() {
    int[] standing = {10, 90, 20, 30, 40};

    assertEquals("10 11 20 30 40", written(Places.after(standing, 1, 2)));
  }

  @Test
  void a_full_list_stays_within_its_places() {
    int[] standing = IntStream.rangeClosed(1, Places.LAST).toArray();
    // The last goes first: there is no gap anywhere.
    int[] moved = new int[standing.length];
    moved[0] = Places.LAST;
    System.arraycopy(standing, 0, moved, 1, standing.length - 1);

    int[] places = Places.after(moved, 0, 1);

    assertEquals(1, places[0]);
    assertEquals(Places.LAST, places[Places.LAST - 1]);
  }

  @Test
  void however_items_are_moved_their_order_is_the_one_that_was_asked_for() {
    Random chance = new Random(7);
    for (int round = 0; round < 2000; round++) {
      int[] standing = sorted(chance);
      int item = chance.nextInt(standing.length);
      int at = chance.nextInt(standing.length);
      int[] moved = moved(standing, item, at);

      int[] places = Places.after(moved, at, at + 1);

      String told = written(standing) + ": " + item + " to " + at + " gave " + written(places);
      assertTrue(at == 0 || places[at - 1] < places[at], told);
      assertTrue(at == places.length - 1 || places[at] < places[at + 1], told);
      assertTrue(rises(places), told);
    }
  }

  private static int[] sorted(Random chance) {
    int[] standing = new int[2 + chance.nextInt(8)];
    Arrays.setAll(standing, i -> 1 + chance.nextInt(20));
    Arrays.sort(standing);
    return standing;
  }

  private static int[] moved(int[] standing, int item, int at) {
    var list = Arrays.stream(standing).boxed().collect(Collectors.toList());
    list.add(at, list.remove(item));
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /// What stood at one place keeps its order by id.
  private static boolean rises(int[] places) {
    return IntStream.range(1, places.length).allMatch(i -> places[i - 1] <= places[i]);
  }

  private static int[] numbers(String written) {
    return Arrays.stream(written.split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private static String written(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }
}
