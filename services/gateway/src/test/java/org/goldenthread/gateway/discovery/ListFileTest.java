package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListFileTest {
  private static final String ELS =
      """
      goldenthread:
        instances:
          "els":
            plan: "dns:///els-plan.els.svc:50051"
            indicator: "dns:///els-indicator.els.svc:50051"
            risk: "dns:///els-risk.els.svc:50051"
            continuity: "dns:///els-continuity.els.svc:50051"
      """;

  @TempDir private Path folder;
  private Path file = Path.of("");
  private ListFile list = listing(Path.of(""));

  @BeforeEach
  void place() {
    file = folder.resolve("instances.yml");
    list = listing(file);
  }

  @Test
  void an_entry_says_where_each_service_is() throws IOException {
    Files.writeString(file, ELS);

    Claim claim = seen().getFirst();

    assertEquals("els", claim.code());
    assertEquals(List.of("dns:///els-plan.els.svc:50051"), claim.targets().get("plan"));
    assertEquals(Set.of("plan", "indicator", "risk", "continuity"), claim.targets().keySet());
  }

  @Test
  void a_list_of_none_is_not_the_same_as_no_list() throws IOException {
    assertEquals(Optional.empty(), list.look());
    Files.writeString(file, "goldenthread:\n  instances: {}\n");
    assertEquals(Optional.of(List.of()), list.look());
  }

  @Test
  void a_change_is_seen_at_the_next_look() throws IOException {
    Files.writeString(file, ELS);
    assertEquals(Set.of("els"), codes());
    Files.writeString(file, ELS.replace("\"els\"", "\"law\""));
    assertEquals(Set.of("law"), codes());
  }

  @Test
  void a_volume_that_swaps_its_link_is_seen_at_the_next_look() throws IOException {
    // As the kubelet does it: the file is a link into ..data, which is a link to a dated folder.
    version("..one", ELS);
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..one"));
    Files.createSymbolicLink(file, Path.of("..data/instances.yml"));
    assertEquals(Set.of("els"), codes());

    version("..two", ELS.replace("\"els\"", "\"law\""));
    Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("..two"));
    Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    Files.delete(folder.resolve("..one/instances.yml"));

    assertEquals(Set.of("law"), codes());
    assertEquals(0, list.broken());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "goldenthread:",
        "goldenthread: {instances: }",
        "goldenthread: {instances: [els]}",
        "goldenthread: {instances: {els: here}}",
        "goldenthread: {instances: {els: {plan: 1}}}",
        "goldenthread: {instances: {els: {plan: ' '}}}",
        "goldenthread: {instances: {els: {finance: 'a:1'}}}",
        "goldenthread: {instances: {els: {plan: 'a:1'}, els: {plan: 'b:1'}}}",
        "goldenthread: {instances: {els: {plan: 'a:1'}",
        "goldenthread: {instances: {true: {plan: 'a:1'}}}",
      })
  void a_broken_list_leaves_the_last_good_one_in_force_and_is_counted_once(String broken)
      throws IOException {
    Files.writeString(file, ELS);
    assertEquals(Set.of("els"), codes());

    Files.writeString(file, broken);
    assertEquals(Set.of("els"), codes());
    assertEquals(Set.of("els"), codes());
    assertEquals(1, list.broken());

    Files.writeString(file, ELS.replace("\"els\"", "\"law\""));
    assertEquals(Set.of("law"), codes());
    assertEquals(1, list.broken());
  }

  @Test
  void a_list_that_is_gone_leaves_the_last_good_one_in_force_and_may_come_back()
      throws IOException {
    Files.writeString(file, ELS);
    assertEquals(Set.of("els"), codes());
    Files.delete(file);
    assertEquals(Set.of("els"), codes());
    assertEquals(1, list.broken());
    Files.writeString(file, ELS);
    assertEquals(Set.of("els"), codes());
    Files.delete(file);
    assertEquals(Set.of("els"), codes());
    assertEquals(2, list.broken(), "it was well in between");
  }

  @Test
  void a_list_that_was_never_good_is_none() throws IOException {
    Files.writeString(file, "goldenthread: {}");
    assertEquals(Optional.empty(), list.look());
    assertTrue(list.broken() > 0);
    assertThrows(NoSuchElementException.class, this::seen);
  }

  @Test
  void an_entry_that_names_too_few_services_is_a_claim_that_the_rules_refuse() throws IOException {
    Files.writeString(file, "goldenthread: {instances: {els: {plan: 'a:1'}}}");
    assertEquals(Map.of("plan", List.of("a:1")), seen().getFirst().targets());
  }

  private void version(String name, String text) throws IOException {
    Path version = Files.createDirectory(folder.resolve(name));
    Files.writeString(version.resolve("instances.yml"), text);
  }

  private List<Claim> seen() {
    return list.look().orElseThrow();
  }

  private Set<String> codes() {
    return seen().stream().map(Claim::code).collect(Collectors.toSet());
  }

  private static ListFile listing(Path file) {
    return new ListFile(
        new DiscoveryConfig(file.toString(), false, List.of(), Duration.ofSeconds(1)));
  }
}
