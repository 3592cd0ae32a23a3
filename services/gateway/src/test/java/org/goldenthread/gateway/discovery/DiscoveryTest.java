package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.goldenthread.gateway.discovery.Claim.Claimant.Release;
import org.goldenthread.gateway.instance.InstanceConfig;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.Opened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
  void where_no_namespaces_are_configured_it_is_all_of_them() {
    var unset = new DiscoveryConfig(null, true, List.of(""), Duration.ofSeconds(1));

    assertEquals(List.of(), unset.namespaces());
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

  @Test
  void of_many_changes_the_first_are_told_one_by_one_and_the_others_are_counted() {
    Logger logger = (Logger) LoggerFactory.getLogger(Discovery.class);
    ListAppender<ILoggingEvent> said = new ListAppender<>();
    said.start();
    logger.addAppender(said);
    AtomicReference<List<Claim>> seen = new AtomicReference<>(List.of());
    try (Discovery discovery = discovery(List.of(() -> Optional.of(seen.get())))) {
      discovery.look();
      said.list.clear();
      seen.set(IntStream.range(0, 1000).mapToObj(DiscoveryTest::ungranted).toList());

      discovery.look();
      assertEquals(1000, instances.refused().size());
      assertEquals(21, said.list.size());
      assertTrue(said.list.getLast().getFormattedMessage().contains("980 more"));

      discovery.look();
      assertEquals(21, said.list.size(), "it is told once");
    } finally {
      logger.detachAppender(said);
    }
  }

  private static Claim ungranted(int number) {
    String code = "d" + number;
    return new Claim(code, new Release("hostile", code, null), Map.of());
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
