package org.goldenthread.risk.matrix;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.ServiceDatabase;

/// Risks are rated by the matrix, which nobody but the council can choose.
@Factory
@Requires(beans = ServiceDatabase.class)
final class MatrixItem {
  @Singleton
  @Order(100)
  ChecklistItem matrix(ServiceDatabase database) {
    return database.atLeastOne(
        "matrix",
        "risk_matrix",
        "firstData.riskMatrix in the values and helm upgrade, or PATCH"
            + " /v1/directorates/{directorate}/riskMatrix");
  }
}
