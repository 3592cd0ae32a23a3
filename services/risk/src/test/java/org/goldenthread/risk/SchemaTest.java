package org.goldenthread.risk;

import java.util.Set;
import java.util.stream.Stream;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.testing.service.SchemaCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The service's schema, once it is migrated, and the plans of its lists.
class SchemaTest {
  private static final UnitTree UNITS = Set::of;

  @TestFactory
  Stream<DynamicTest> the_schema_keeps_what_was_recorded() {
    return SchemaCases.of("risk", UNITS);
  }
}
