package org.goldenthread.plan.importing.record;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.value.Links;

/// The directorate's imports as a resource, newest first.
@Factory
final class Imports {
  @Singleton
  Resource<ImportRow, Import> imports(
      Resources resources, ImportStore store, ImportWire wire, Links links) {
    return resources
        .of(ImportRow.class, store, Import.getDefaultInstance(), wire)
        .ownedBy(Ownership.ofUnit(ImportRow::unit))
        .ofPlan(row -> links.plan(row.plan()))
        .orderedDescending(
            List.of(new Column<>("t.create_time", "timestamptz", ImportRow::createTime)))
        .filtered("plan", "t.plan = ?")
        .filtered("state", "t.state = ?")
        .build();
  }
}
