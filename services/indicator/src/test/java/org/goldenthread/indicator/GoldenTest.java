package org.goldenthread.indicator;

import java.util.Set;
import java.util.stream.Stream;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The service as its callers see it, on a real PostgreSQL.
class GoldenTest {
  private static final UnitTree UNITS = Set::of;

  @TestFactory
  Stream<DynamicTest> indicators_and_what_they_are_held_against() {
    return golden("indicator");
  }

  @TestFactory
  Stream<DynamicTest> figures_are_kept_as_revisions() {
    return golden("measurement");
  }

  @TestFactory
  Stream<DynamicTest> a_document_is_applied_and_stands() {
    return golden("document");
  }

  @TestFactory
  Stream<DynamicTest> calendars_are_data() {
    return golden("calendar");
  }

  @TestFactory
  Stream<DynamicTest> figures_are_due_as_the_council_has_set_it() {
    return golden("policy");
  }

  private static Stream<DynamicTest> golden(String file) {
    return ServiceUnderTest.golden("golden/" + file + ".yaml", "indicator", UNITS);
  }
}
