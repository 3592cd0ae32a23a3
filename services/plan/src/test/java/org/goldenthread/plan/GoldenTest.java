package org.goldenthread.plan;

import java.util.stream.Stream;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The service as its callers see it, on a real PostgreSQL.
class GoldenTest {
  @TestFactory
  Stream<DynamicTest> plans() {
    return ServiceUnderTest.golden("golden/plan.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> monitoring() {
    return ServiceUnderTest.golden("golden/monitoring.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> returns() {
    return ServiceUnderTest.golden("golden/returns.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> signed_returns() {
    return ServiceUnderTest.golden("golden/signed-returns.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> contents() {
    return ServiceUnderTest.golden("golden/content.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> lives() {
    return ServiceUnderTest.golden("golden/life.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> the_forward_plan() {
    return ServiceUnderTest.golden("golden/forward-plan.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> the_strategy_and_what_serves_it() {
    return ServiceUnderTest.golden("golden/strategy.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> projects_and_involvement() {
    return ServiceUnderTest.golden("golden/authoring.yaml", "plan");
  }

  @TestFactory
  Stream<DynamicTest> money() {
    return ServiceUnderTest.golden("golden/money.yaml", "plan");
  }
}
