package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.goldenthread.gateway.discovery.Claim.Claimant.Release;
import org.goldenthread.gateway.instance.InstanceConfig;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.Opened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final InstanceConfig FSC =
      new InstanceConfig("fsc", "fsc:1", "fsc:2", "fsc:3", "fsc:4");

  private final Instances instances = new Instances(Opened.plainly(), Duration.ofSeconds(1));

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void what_is_configured_is_served_at_once_where_nothing_else_is_looked_at() {
    try (Discovery discovery = discovery(List.of())) {
      discovery.start();
      assertTrue(instances.complete());
      assertEquals(Set.of("fsc"), instances.served());
    }
  }

  @Test
  void nothing_is_served_before_every_source_was_seen() {
    AtomicReference<Optional<List<Claim>>> late = new AtomicReference<>(Optional.empty());
    Source other = () -> Optional.of(List.of(release("els", "els")));
    try (Discovery discovery = discovery(List.of(other, late::get))) {
      discovery.look();
      assertFalse(instances.complete());
      assertEquals(Set.of(), instances.served());

      late.set(Optional.of(List.of(release("els", "late"))));
      discovery.look();
      assertTrue(instances.complete());
      assertEquals(Set.of("fsc"), instances.served(), "els is claimed twice");
    }
  }

  @Test
  void a_namespace_that_loses_its_grant_is_routed_no_longer_and_again_when_it_has_it_back() {
    AtomicReference<List<Claim>> seen = new AtomicReference<>(List.of(release("els", "els")));
    try (Discovery discovery = discovery(List.of(() -> Optional.of(seen.get())))) {
      discovery.look();
      assertEquals(Set.of("els", "fsc"), instances.served());

      Claim granted = seen.get().getFirst();
      seen.set(List.of(new Claim("els", new Release("els", "els", null), granted.targets())));
      discovery.look();
      assertEquals(Set.of("fsc"), instances.served());
      assertEquals(1, instances.refused().size());

      seen.set(List.of(granted));
      discovery.look();
      assertEquals(Set.of("els", "fsc"), instances.served());
      assertEquals(List.of(), instances.refused());
    }
  }

  @Test
  void a_source_that_fails_leaves_in_force_what_is_known() {
    AtomicReference<Source> source =
        new AtomicReference<>(() -> Optional.of(List.of(release("els", "els"))));
    try (Discovery discovery = discovery(List.of(() -> source.get().look()))) {
      discovery.look();
      source.set(
          () -> {
            throw new IllegalStateException("away");
          });
      assertThrows(IllegalStateException.class, discovery::look);
      assertEquals(Set.of("els", "fsc"), instances.served());
    }
  }

  private Discovery discovery(List<Source> sources) {
    return new Discovery(
        List.of(FSC),
        sources,
        instances,
        new DiscoveryConfig(null, false, List.of(), Duration.ofSeconds(1)));
  }

  private static Claim release(String code, String namespace) {
    return new Claim(
        code,
        new Release(namespace, code, code),
        Map.of(
            "plan", List.of(namespace + ":1"),
            "indicator", List.of(namespace + ":2"),
            "risk", List.of(namespace + ":3"),
            "continuity", List.of(namespace + ":4")));
  }
}
