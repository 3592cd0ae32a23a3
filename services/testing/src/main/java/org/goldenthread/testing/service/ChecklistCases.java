package org.goldenthread.testing.service;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.checklist.Checklist;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.testing.postgres.Sql;

/// What a service's own item of the checklist says of a table without a row and with one.
public final class ChecklistCases {
  private ChecklistCases() {}

  /// Holds the item to being missed until the row is there.
  ///
  /// @param row a statement that puts a row into the table
  /// @param beans put in the place of what another service would answer
  public static void missedUntil(String service, String item, String row, Object... beans) {
    try (var running = ServiceUnderTest.start(service, beans)) {
      String missing = line(service, running, item);
      assertTrue(missing.startsWith("MISSING "), missing);
      assertTrue(missing.contains("firstData."), missing);

      Sql.as(
          running.database()::connect,
          role -> {
            Sql.run(role, row);
            return true;
          });

      String there = line(service, running, item);
      assertTrue(there.matches("OK .* 1 there"), there);
    }
  }

  private static String line(String service, ServiceUnderTest running, String item) {
    Map<String, Object> settings = new LinkedHashMap<>(running.database().properties());
    settings.put("goldenthread.database.migrate", false);
    settings.put("goldenthread.directorate", "fsc");
    settings.put("goldenthread.identity.issuer", running.issuer().uri().toString());
    settings.put("goldenthread.identity.jwks-uri", running.issuer().jwksUri().toString());
    settings.put("goldenthread.identity.audience", "goldenthread");
    try (ApplicationContext context = ServiceApplication.looking(service, settings).start()) {
      List<String> lines = context.getBean(Checklist.class).lines();
      return lines.stream()
          .filter(line -> line.matches("[A-Z]+ +" + item + " .*"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(String.join("\n", lines)));
    }
  }
}
