package org.goldenthread.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.chassis.firstdata.FirstData;
import org.goldenthread.chassis.firstdata.FirstDataRefusal;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service's part of a directorate's first data.
class FirstDataTest {
  private static final UnitTree UNITS = Set::of;
  private static final String FILE =
      """
      units: [{unitId: another-services}]
      calendars:
        - calendarId: ay2026
          period: AY2026
          parts:
            - {period: AY2026-AUT, firstDay: 2026-09-02, lastDay: 2026-12-18}
            - {period: AY2026-SPR, firstDay: 2027-01-05, lastDay: 2027-03-25}
        - calendarId: ay2027
          period: AY2027
          parts: [{period: AY2027-T1, firstDay: 2027-09-01, lastDay: 2027-10-22}]
      ragPolicy: {dueDays: 30}
      """;

  @TempDir private Path folder;

  @Test
  void calendars_and_the_policy_are_loaded_once_and_a_calendar_that_cannot_be_is_refused() {
    try (var service = ServiceUnderTest.start("indicator", UNITS)) {
      var refusal =
          assertThrows(
              FirstDataRefusal.class,
              () -> load(service, FILE.replace("2027-01-05", "2026-12-01")));
      String nothing = counts(service);

      int first = load(service, FILE);
      int second = load(service, FILE.replace("30", "31"));

      assertEquals(1, refusal.lines().size());
      assertTrue(refusal.lines().getFirst().startsWith("calendars[0].parts[1].firstDay: "));
      assertEquals("0 0 0", nothing);
      assertEquals(3, first);
      assertEquals(0, second);
      // What equals the default is set all the same: a later default does not change it.
      assertEquals("2 30 3", counts(service));
    }
  }

  @Test
  void an_empty_policy_sets_nothing() {
    try (var service = ServiceUnderTest.start("indicator", UNITS)) {
      int loaded = load(service, "{units: [], calendars: [], ragPolicy: {}, riskMatrix: {}}");

      assertEquals(0, loaded);
      assertEquals("0 0 0", counts(service));
    }
  }

  private int load(ServiceUnderTest service, String yaml) {
    try {
      Path file = Files.writeString(folder.resolve("first-data.yaml"), yaml);
      return service.bean(FirstData.class).load(file);
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static String counts(ServiceUnderTest service) {
    List<String> found =
        Sql.as(
            service.database()::connect,
            role ->
                Sql.texts(
                    role,
                    "select (select count(*) from calendar) || ' ' || (select"
                        + " coalesce(sum(due_days), 0) from rag_policy) || ' ' || (select count(*)"
                        + " from change)"));
    return found.getFirst();
  }
}
