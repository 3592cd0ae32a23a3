package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.Test;

class UnfinishedImportsTest {
  private static final String IMPORT =
      "insert into import select gen_random_uuid(), 'care', 1, at, at, state, 'p', 'f', 't', 1,"
          + " 'h', 'jo', '', '', '', null from (values ('APPLYING', now() - interval '20 minutes'),"
          + " ('APPLYING', now() - interval '5 minutes'), ('COMPLETED', now() - interval '1 day'))"
          + " as it(state, at)";

  @Test
  void an_import_that_has_been_applied_for_too_long_is_shown_to_operators() {
    try (var plan = ServiceUnderTest.start("plan")) {
      Sql.as(
          plan.database()::connectAsOwner,
          owner -> {
            Sql.run(owner, IMPORT);
            return true;
          });

      assertEquals(
          1,
          plan.bean(MeterRegistry.class)
              .get("goldenthread.imports.unfinished")
              .tag("directorate", "fsc")
              .gauge()
              .value());
    }
  }
}
