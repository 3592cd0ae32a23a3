package org.goldenthread.chassis.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantTest {
  @ParameterizedTest
  @ValueSource(strings = {"fsc:planner", "fsc/older-people:officer", "*:corporate-viewer"})
  void a_grant_reads_as_it_is_written(String written) {
    assertEquals(written, Grant.find(written).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "planner",
        ":planner",
        "fsc:",
        "fsc:PLANNER",
        "fsc:admin",
        "FSC:planner",
        "fsc/:officer",
        "*/older-people:officer",
        "fsc:planner ",
        "fsc/a/b:officer",
        "-:planner"
      })
  void what_is_no_grant_of_ours_grants_nothing(String written) {
    assertTrue(Grant.find(written).isEmpty());
  }

  @Test
  void a_grant_for_a_unit_reaches_the_directorate_but_covers_that_unit_alone() {
    Grant grant = new Grant("fsc", "older-people", Role.OFFICER);

    assertTrue(grant.reaches("fsc"));
    assertTrue(grant.covers("fsc", "older-people"));
    assertFalse(grant.covers("fsc", "children"));
    assertFalse(grant.covers("fsc", null));
    assertFalse(grant.reaches("els"));
  }

  @Test
  void a_grant_for_every_directorate_covers_each_and_has_no_unit() {
    assertTrue(new Grant("*", null, Role.VIEWER).covers("els", "schools"));
    assertThrows(IllegalArgumentException.class, () -> new Grant("*", "schools", Role.VIEWER));
  }

  @Test
  void a_mapping_to_something_that_is_no_grant_is_refused_at_the_start() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClaimConfig("groups", "Planners", List.of("planner")));
  }
}
