package org.goldenthread.plan.unit;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.ServiceDatabase;

/// Plans, indicators and risks belong to units, and so do people's roles.
@Factory
@Requires(beans = ServiceDatabase.class)
final class UnitsItem {
  @Singleton
  @Order(100)
  ChecklistItem units(ServiceDatabase database) {
    return database.atLeastOne(
        "units",
        "unit",
        "firstData.units in the values and helm upgrade, or POST"
            + " /v1/directorates/{directorate}/units, or import a plan that names them");
  }
}
