package org.goldenthread.plan.succession;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.succession.RollForwardRules.Item;
import org.goldenthread.plan.v1.LeftOutItem.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Source: the domain's "Next year's plan is rolled forward from this year's"; a deadline is past
/// once its last day is before the year's first, 1 April.
class RollForwardRulesTest {
  private static final LocalDate APRIL = LocalDate.of(2014, 4, 1);

  @Test
  void what_is_over_is_left_out_and_the_rest_is_carried() {
    var items = List.of(item("done", true), item("open", false));

    assertEquals(Map.of("done", Reason.OVER), RollForwardRules.leftOut(items, Set.of(), null));
  }

  @Test
  void what_is_past_is_left_out_only_where_that_was_asked_for() {
    var items =
        List.of(
            dated("march", LocalDate.of(2014, 3, 31)),
            dated("april", APRIL),
            item("undated", false));

    assertEquals(Map.of(), RollForwardRules.leftOut(items, Set.of(), null));
    assertEquals(Map.of("march", Reason.PAST), RollForwardRules.leftOut(items, Set.of(), APRIL));
  }

  @Test
  void a_headline_action_that_is_over_stays_for_its_steps_that_are_not() {
    var items =
        List.of(
            item("priority", false),
            part("headline", "", true, "priority"),
            part("open", "headline", false, "priority", "headline"),
            part("done", "headline", true, "priority", "headline"));

    assertEquals(Map.of("done", Reason.OVER), RollForwardRules.leftOut(items, Set.of(), null));
  }

  @Test
  void what_belongs_to_what_is_left_out_goes_with_it_down_to_the_last_step() {
    var items =
        List.of(
            item("priority", false),
            part("step", "headline", false, "priority", "headline"),
            part("headline", "", false, "priority"),
            part("milestone", "", false, "priority"),
            item("line", false));

    assertEquals(
        Map.of(
            "priority", Reason.CHOSEN,
            "headline", Reason.BELONGS_TO_LEFT_OUT,
            "step", Reason.BELONGS_TO_LEFT_OUT,
            "milestone", Reason.BELONGS_TO_LEFT_OUT),
        RollForwardRules.leftOut(items, Set.of("priority"), null));
  }

  @Test
  void a_headline_that_the_planner_leaves_out_does_not_stay_for_its_steps() {
    var items = List.of(item("headline", true), part("open", "headline", false, "headline"));

    assertEquals(
        Map.of("headline", Reason.CHOSEN, "open", Reason.BELONGS_TO_LEFT_OUT),
        RollForwardRules.leftOut(items, Set.of("headline"), null));
  }

  @Test
  void what_is_of_its_year_is_never_carried() {
    var items = List.of(new Item("movement", List.of(), "", false, null, true));

    assertEquals(
        Map.of("movement", Reason.OF_ITS_YEAR), RollForwardRules.leftOut(items, Set.of(), null));
  }

  @ParameterizedTest(name = "{0} is called {1}")
  @CsvSource(
      textBlock =
          """
          Older People plan 2013-14,      Older People plan 2014-15
          Older People plan 2013/14,      Older People plan 2014/15
          Older People plan,              Older People plan
          Towards 2020: the plan 2012-13, Towards 2020: the plan 2012-13
          """)
  void a_title_names_the_next_year_where_it_named_this_one(String title, String next) {
    assertEquals(next, RollForwardRules.ofNextYear(title, new PlanYear(2013), new PlanYear(2014)));
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      textBlock =
          """
          older-people-2013-14, older-people-2014-15
          older-people,         older-people-2014-15
          a12345678901234567890123456789012345678901234567890123456789012, a123456789012345678901234567890123456789012345678901234-2014-15
          """)
  void an_id_holds_the_next_year(String id, String next) {
    assertEquals(next, RollForwardRules.id(id, new PlanYear(2013), new PlanYear(2014)));
  }

  @Test
  void a_century_ends_like_any_year() {
    assertEquals("2000-01", RollForwardRules.next(new PlanYear(1999)).orElseThrow().label());
    assertEquals("1998-99", RollForwardRules.before(new PlanYear(1999)).orElseThrow().label());
    assertTrue(RollForwardRules.next(new PlanYear(2999)).isEmpty());
    assertTrue(RollForwardRules.before(new PlanYear(1900)).isEmpty());
  }

  private static Item item(String name, boolean over) {
    return part(name, "", over);
  }

  private static Item part(String name, String whole, boolean over, String... belongsTo) {
    return new Item(name, List.of(belongsTo), whole, over, null, false);
  }

  private static Item dated(String name, LocalDate latest) {
    return new Item(name, List.of(), "", false, latest, false);
  }
}
