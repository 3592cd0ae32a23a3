package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.goldenthread.gateway.discovery.Claim.Claimant.Entry;
import org.goldenthread.gateway.discovery.Claim.Claimant.Release;
import org.goldenthread.gateway.instance.RefusedClaim;
import org.goldenthread.gateway.instance.RefusedClaim.Reason;
import org.goldenthread.gateway.instance.Routing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingRulesTest {
  private static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  @Test
  void a_release_is_routed_whose_namespace_was_granted_the_code_that_it_claims() {
    Routing routing = decide(release("els", "els", "els"));
    assertEquals(Map.of("els", targets("els-els")), routing.served());
    assertEquals(List.of(), routing.refused());
    assertEquals(Set.of(), routing.withheld());
  }

  @Test
  void an_entry_of_a_list_is_routed_without_a_grant() {
    assertEquals(Map.of("fsc", targets("there")), decide(entry("fsc", "there")).served());
  }

  @Test
  void a_release_is_refused_whose_namespace_was_granted_to_nobody() {
    Routing routing = decide(release("els", "els", null));
    assertRefused(routing, Reason.NOT_GRANTED, "els");
    assertTrue(
        routing
            .refused()
            .getFirst()
            .detail()
            .contains("kubectl label namespace els goldenthread.org/directorate=els"));
    assertEquals(Set.of(), routing.withheld(), "nobody said that it is one of the council's");
  }

  @Test
  void a_release_is_refused_whose_namespace_was_granted_to_another() {
    Routing routing = decide(release("els", "law", "law"));
    assertRefused(routing, Reason.GRANTED_TO_ANOTHER, "els");
    assertEquals(Set.of(), routing.withheld());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ELS", "els_1", "-els", "els-", "1els", "", "els.care", "e l s"})
  void a_code_is_refused_that_is_none(String code) {
    assertRefused(decide(entry(code, "there")), Reason.CODE_MALFORMED, code);
    assertRefused(decide(release(code, "els", code)), Reason.CODE_MALFORMED, code);
    assertEquals(Set.of(), decide(entry(code, "there")).withheld());
  }

  @Test
  void a_code_is_at_most_32_characters_long() {
    assertEquals(Set.of("e".repeat(32)), decide(entry("e".repeat(32), "x")).served().keySet());
    assertRefused(decide(entry("e".repeat(33), "x")), Reason.CODE_MALFORMED, "e".repeat(33));
  }

  @Test
  void of_two_releases_that_claim_one_code_neither_is_routed() {
    Routing routing = decide(release("els", "one", "els"), release("els", "two", "els"));
    assertEquals(Map.of(), routing.served());
    assertEquals(
        List.of("one", "two"), routing.refused().stream().map(RefusedClaim::namespace).toList());
    for (RefusedClaim refused : routing.refused()) {
      assertEquals(Reason.CLAIMED_TWICE, refused.reason());
      assertTrue(refused.detail().contains("one") && refused.detail().contains("two"));
    }
    assertEquals(Set.of("els"), routing.withheld());
  }

  @Test
  void two_releases_in_one_namespace_claim_twice_as_well() {
    Routing routing =
        decide(release("els", "els", "els", "blue"), release("els", "els", "els", "green"));
    assertEquals(Map.of(), routing.served());
    assertEquals(2, routing.refused().size());
  }

  @Test
  void a_claim_that_has_no_grant_disturbs_none_that_has() {
    Routing routing = decide(release("els", "els", "els"), release("els", "other", null));
    assertEquals(Set.of("els"), routing.served().keySet());
    assertEquals(
        Map.of("other", Reason.NOT_GRANTED),
        routing.refused().stream()
            .collect(Collectors.toMap(RefusedClaim::namespace, RefusedClaim::reason)));
    assertEquals(Set.of(), routing.withheld());
  }

  @Test
  void a_release_and_an_entry_for_other_services_claim_twice() {
    Routing routing = decide(release("els", "els", "els"), entry("els", "elsewhere"));
    assertEquals(Map.of(), routing.served());
    assertEquals(
        List.of(Reason.CLAIMED_TWICE, Reason.CLAIMED_TWICE),
        routing.refused().stream().map(RefusedClaim::reason).toList());
  }

  @Test
  void a_release_that_is_listed_as_well_is_one_claimant_and_needs_its_grant() {
    Claim listed = entry("els", "els-els");
    assertEquals(Set.of("els"), decide(release("els", "els", "els"), listed).served().keySet());
    assertRefused(decide(listed, release("els", "els", null)), Reason.NOT_GRANTED, "els");
    // While its Services come one by one it is still the same.
    Claim half =
        new Claim("els", new Release("els", "els", "els"), some("els-els", "plan", "risk"));
    assertRefused(decide(half, listed), Reason.SERVICES_INCOMPLETE, "els");
  }

  @Test
  void the_same_entry_in_two_lists_is_one() {
    Claim other = new Claim("fsc", new Entry("another list"), entry("fsc", "there").targets());
    assertEquals(Set.of("fsc"), decide(entry("fsc", "there"), other).served().keySet());
  }

  @Test
  void each_of_the_four_services_is_needed_once() {
    for (String missing : SERVICES) {
      Map<String, List<String>> three = new TreeMap<>(each("x"));
      three.remove(missing);
      assertIncomplete(three, missing + " 0 times");
      three.put(missing, List.of());
      assertIncomplete(three, missing + " 0 times");
      three.put(missing, List.of("x:1", "y:1"));
      assertIncomplete(three, missing + " 2 times");
    }
  }

  private static void assertIncomplete(Map<String, List<String>> targets, String words) {
    Routing routing = decide(new Claim("els", new Release("els", "els", "els"), targets));
    assertRefused(routing, Reason.SERVICES_INCOMPLETE, "els");
    assertTrue(routing.refused().getFirst().detail().contains(words));
    assertEquals(Set.of("els"), routing.withheld());
  }

  @Test
  void one_that_is_refused_leaves_the_others_routed() {
    Routing routing =
        decide(
            release("els", "els", "els"),
            release("law", "law", null),
            entry("fsc", "there"),
            entry("BAD", "there"));
    assertEquals(Set.of("els", "fsc"), routing.served().keySet());
    assertEquals(2, routing.refused().size());
  }

  /// Every set of up to three claims of two codes from two namespaces and a list, with every grant.
  @Test
  void whatever_is_claimed_a_code_is_routed_only_for_its_one_rightful_claimant() {
    List<Claim> kinds = kinds();
    int seen = 0;
    for (Claim first : kinds) {
      for (Claim second : kinds) {
        for (Claim third : kinds) {
          assertSound(List.copyOf(new HashSet<>(List.of(first, second, third))));
          seen++;
        }
      }
    }
    assertEquals(kinds.size() * kinds.size() * kinds.size(), seen);
  }

  private static List<Claim> kinds() {
    List<Claim> kinds = new ArrayList<>();
    for (String code : List.of("els", "law", "BAD")) {
      kinds.add(entry(code, "there"));
      for (String namespace : List.of("one", "two")) {
        for (String granted : new @Nullable String[] {null, "els", "law"}) {
          kinds.add(release(code, namespace, granted));
        }
        kinds.add(new Claim(code, new Release(namespace, "half", code), some("half", "plan")));
      }
    }
    return kinds;
  }

  private static void assertSound(List<Claim> claims) {
    Routing routing = RoutingRules.decide(claims);
    assertEquals(claims.size(), routing.served().size() + routing.refused().size(), "each is told");
    for (Claim claim : claims) {
      List<Claim> rightful =
          claims.stream().filter(it -> it.code().equals(claim.code()) && isRightful(it)).toList();
      assertEquals(
          rightful.size() == 1
              && rightful.getFirst().targets().keySet().containsAll(SERVICES)
              && !claim.code().equals("BAD"),
          routing.served().containsKey(claim.code()),
          claims::toString);
    }
    for (RefusedClaim refused : routing.refused()) {
      assertTrue(!refused.detail().isBlank());
    }
  }

  private static boolean isRightful(Claim claim) {
    return switch (claim.claimant()) {
      case Entry _ -> true;
      case Release release -> claim.code().equals(release.granted());
    };
  }

  private static Routing decide(Claim... claims) {
    return RoutingRules.decide(List.of(claims));
  }

  private static void assertRefused(Routing routing, Reason reason, String code) {
    assertEquals(Map.of(), routing.served());
    assertEquals(1, routing.refused().size());
    assertEquals(reason, routing.refused().getFirst().reason());
    assertEquals(code, routing.refused().getFirst().code());
  }

  private static Claim entry(String code, String host) {
    return new Claim(code, new Entry("the list"), each(host));
  }

  private static Claim release(String code, String namespace, @Nullable String granted) {
    return release(code, namespace, granted, namespace);
  }

  private static Claim release(
      String code, String namespace, @Nullable String granted, String name) {
    return new Claim(code, new Release(namespace, name, granted), each(namespace + "-" + name));
  }

  private static Map<String, List<String>> each(String host) {
    return some(host, SERVICES.toArray(String[]::new));
  }

  private static Map<String, List<String>> some(String host, String... services) {
    Map<String, List<String>> targets = new TreeMap<>();
    for (String service : services) {
      targets.put(service, List.of("dns:///" + host + "-" + service + ":50051"));
    }
    return targets;
  }

  private static Map<String, String> targets(String host) {
    Map<String, String> targets = new TreeMap<>();
    each(host).forEach((service, found) -> targets.put(service, found.getFirst()));
    return targets;
  }
}
