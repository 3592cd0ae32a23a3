package org.goldenthread.risk.matrix;

import java.util.Set;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.testing.service.ChecklistCases;
import org.junit.jupiter.api.Test;

class MatrixItemTest {
  @Test
  void the_matrix_is_missed_until_it_is_set() {
    ChecklistCases.missedUntil(
        "risk",
        "matrix",
        "insert into risk_matrix values ('fsc', '{}', '{}', '[]', '[]', 1, now(), now())",
        (UnitTree) Set::of);
  }
}
