package org.goldenthread.plan.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.checklist.Checklist;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.testing.postgres.PostgresDatabase;

/// The checklist of a plan service as it came out.
record Looked(List<String> lines) {
  /// Of a service that has this database and this issuer, but for some settings.
  ///
  /// @param other what is set otherwise; an empty value leaves the setting out
  static Looked at(
      PostgresDatabase database, Issuer issuer, Map<String, ?> other, Object... beans) {
    try (ApplicationContext context =
        ServiceApplication.looking("plan", settings(database, issuer, other))
            .singletons(beans)
            .start()) {
      return new Looked(context.getBean(Checklist.class).lines());
    }
  }

  static Map<String, Object> settings(
      PostgresDatabase database, Issuer issuer, Map<String, ?> other) {
    Map<String, Object> settings = new LinkedHashMap<>(database.properties());
    // As a service's pod has it: the owner is known to the migration alone.
    settings.remove("goldenthread.database.owner.username");
    settings.remove("goldenthread.database.owner.password");
    settings.remove("goldenthread.database.migrate");
    settings.put("goldenthread.directorate", "fsc");
    settings.put("goldenthread.identity.issuer", issuer.uri().toString());
    settings.put("goldenthread.identity.jwks-uri", issuer.jwksUri().toString());
    settings.put("goldenthread.identity.audience", Issuer.AUDIENCE);
    settings.putAll(other);
    return settings;
  }

  /// The line of an item; there is one for each, whatever became of the others.
  String line(String item) {
    List<String> found =
        lines.stream().filter(line -> line.matches("[A-Z]+ +" + item + " .*")).toList();
    assertEquals(1, found.size(), () -> item + " of\n" + String.join("\n", lines));
    return found.getFirst();
  }

  /// Holds an item to its state and to words of what was found and of how to mend it.
  void says(String item, String state, String... words) {
    String line = line(item);
    assertTrue(line.startsWith(state + " "), line);
    for (String word : words) {
      assertTrue(line.contains(word), () -> word + " is not in: " + line);
    }
    assertEquals(!state.equals("OK") || item.equals("roles"), line.contains(" → "), line);
  }
}
