package org.goldenthread.plan;

import java.util.stream.Stream;
import org.goldenthread.testing.service.SchemaCases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The service's schema, once it is migrated, and the plans of its lists.
class SchemaTest {
  @TestFactory
  Stream<DynamicTest> the_schema_keeps_what_was_recorded() {
    return SchemaCases.of("plan");
  }
}
