package org.goldenthread.plan.importing.item;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.importing.record.ImportRow;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportItem;
import org.goldenthread.plan.value.Links;

/// The items of imports' unread lists as a resource.
@Factory
final class ImportItems {
  @Singleton
  Resource<ImportItemRow, ImportItem> importItems(
      Resources resources,
      ImportItemStore store,
      ImportItemWire wire,
      Resource<ImportRow, Import> imports,
      Links links) {
    return resources
        .of(ImportItemRow.class, store, ImportItem.getDefaultInstance(), wire)
        .under(imports)
        .ownedBy(Ownership.ofUnit(ImportItemRow::unit))
        .ofPlan(row -> links.plan(row.plan()))
        .ordered(
            List.of(
                new Column<>("t.import", "uuid", ImportItemRow::importId),
                new Column<>("t.position", "int", ImportItemRow::position)))
        .filtered("state", "t.state = ?")
        .filtered("plan", "t.plan = ?")
        .build();
  }
}
