package org.goldenthread.plan.wrong;

import io.micronaut.test.annotation.MockBean;
import org.junit.jupiter.api.Test;

/// A test that believes its mock and does not say what holds; never run, as its name ends in no
/// `Test`.
class DriftCheck {
  @MockBean
  Runnable mock() {
    return () -> {};
  }

  @Test
  void works() {}
}
