package org.goldenthread.risk;

import java.util.Set;
import java.util.stream.Stream;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The service as its callers see it, on a real PostgreSQL. Its directorate has the unit `care`
/// with `home-visiting` below it, and `roads` beside it.
class GoldenTest {
  private static final UnitTree UNITS =
      unit -> unit.equals("care") ? Set.of("care", "home-visiting") : Set.of(unit);

  @TestFactory
  Stream<DynamicTest> registers() {
    return golden("register");
  }

  @TestFactory
  Stream<DynamicTest> risks() {
    return golden("risk");
  }

  @TestFactory
  Stream<DynamicTest> mitigations() {
    return golden("mitigation");
  }

  @TestFactory
  Stream<DynamicTest> the_matrix_by_which_scores_are_read() {
    return golden("matrix");
  }

  @TestFactory
  Stream<DynamicTest> an_imported_plan() {
    return golden("document");
  }

  private static Stream<DynamicTest> golden(String file) {
    return ServiceUnderTest.golden("golden/" + file + ".yaml", "risk", UNITS);
  }
}
