package org.goldenthread.plan.succession;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.goldenthread.plan.succession.SuccessionRules.Item;
import org.goldenthread.plan.succession.SuccessionRules.Match;
import org.junit.jupiter.api.Test;

/// Source: the domain's "Next year's plan is rolled forward from this year's (new, changed,
/// dropped, carried over)", and that nothing is bound by likeness of words.
class SuccessionRulesTest {
  @Test
  void what_was_said_counts_whatever_the_words_are_now() {
    assertEquals(
        Map.of("b", new Match("a", false)),
        SuccessionRules.matches(
            List.of(new Item("b", "a", "Open two day centres")),
            List.of(new Item("a", "", "Open a day centre"))));
  }

  @Test
  void where_nothing_is_said_the_same_words_tell_whatever_their_case_and_spacing() {
    assertEquals(
        Map.of("b", new Match("a", true)),
        SuccessionRules.matches(
            List.of(new Item("b", "", "open  a Day centre ")),
            List.of(new Item("a", "", "Open a day centre"))));
  }

  @Test
  void words_that_are_only_alike_or_not_the_only_ones_tell_nothing() {
    assertEquals(
        Map.of(),
        SuccessionRules.matches(
            List.of(
                new Item("b1", "", "Open a day centre in town"),
                new Item("b2", "", "Staff costs"),
                new Item("b3", "", "Other"),
                new Item("b4", "", "Other"),
                new Item("b5", "", "")),
            List.of(
                new Item("a1", "", "Open a day centre"),
                new Item("a2", "", "Staff costs"),
                new Item("a3", "", "Staff costs"),
                new Item("a4", "", "Other"),
                new Item("a5", "", ""))));
  }

  @Test
  void what_is_carried_on_already_is_not_told_by_words_again() {
    assertEquals(
        Map.of("b1", new Match("a", false)),
        SuccessionRules.matches(
            List.of(new Item("b1", "a", "Changed"), new Item("b2", "", "Same")),
            List.of(new Item("a", "", "Same"))));
  }

  @Test
  void one_item_can_be_carried_on_by_two_into_which_it_was_split() {
    assertEquals(
        Map.of("b1", new Match("a", false), "b2", new Match("a", false)),
        SuccessionRules.matches(
            List.of(new Item("b1", "a", "First half"), new Item("b2", "a", "Second half")),
            List.of(new Item("a", "", "Whole"))));
  }

  @Test
  void what_carries_on_an_item_of_another_plan_is_told_by_its_words() {
    assertEquals(
        Map.of("b", new Match("a", true)),
        SuccessionRules.matches(
            List.of(new Item("b", "elsewhere", "Same")), List.of(new Item("a", "", "Same"))));
  }
}
