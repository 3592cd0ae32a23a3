package org.goldenthread.plan.importing.item;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.plan.importing.record.ImportRow;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportItem;
import org.goldenthread.plan.v1.ImportItem.State;
import org.goldenthread.type.v1.Change.Operation;
import org.goldenthread.type.v1.UnreadItem;
import org.jspecify.annotations.Nullable;

/// Makes the items of an import's unread list, and keeps them in step with it while the import goes
/// on; within the transaction that has locked the import.
@Singleton
public final class UnreadListWire {
  private final Resource<ImportItemRow, ImportItem> items;
  private final Resource<ImportRow, Import> imports;
  private final Resources resources;
  private final Ids ids;

  UnreadListWire(
      Resource<ImportItemRow, ImportItem> items,
      Resource<ImportRow, Import> imports,
      Resources resources,
      Ids ids) {
    this.items = items;
    this.imports = imports;
    this.resources = resources;
    this.ids = ids;
  }

  /// Makes the items that the list has and the record has not. What was said of an item of an
  /// earlier document of the plan is taken over by the item that is the same.
  ///
  /// @param reported the import with all that was reported of it, those of its parts included
  public void list(Recording recording, ImportRow row, Import reported) {
    Map<String, UnreadItem> wanted = UnreadWire.keyed(reported.getUnreadList());
    Map<String, ImportItemRow> standing = standing(row);
    standing.forEach(
        (key, item) -> {
          // What was worked off stays, also where a service that is tried again now reads it.
          if (!wanted.containsKey(key) && item.state() == State.OPEN) {
            items.remove(recording, item);
          }
        });
    Set<String> fresh =
        wanted.keySet().stream()
            .filter(key -> !standing.containsKey(key))
            .collect(Collectors.toSet());
    Map<String, ImportItem> earlier = earlier(row, fresh);
    int position = 0;
    for (Map.Entry<String, UnreadItem> entry : wanted.entrySet()) {
      position++;
      ImportItemRow item = standing.get(entry.getKey());
      if (item == null) {
        add(recording, row, entry, position, earlier.get(entry.getKey()));
      } else {
        ImportItem moved = items.message(item).toBuilder().setPosition(position).build();
        items.replace(recording, Operation.IMPORTED, item, moved);
      }
    }
  }

  private void add(
      Recording recording,
      ImportRow row,
      Map.Entry<String, UnreadItem> entry,
      int position,
      @Nullable ImportItem before) {
    Import of = imports.message(row);
    ImportItem.Builder item =
        ImportItem.newBuilder()
            .setState(State.OPEN)
            .setPosition(position)
            .setPlan(of.getPlan())
            .setUnit(of.getUnit())
            .setUnread(entry.getValue())
            .setItemKey(entry.getKey());
    if (before != null) {
      item.setState(before.getState())
          .setResource(before.getResource())
          .setReason(before.getReason())
          .setActor(before.getActor())
          .setWorkTime(before.getWorkTime());
    }
    Key key = new Key(List.of(row.id().toString()), ids.uuid());
    items.insert(recording, Operation.IMPORTED, key, item.build());
  }

  private Map<String, ImportItemRow> standing(ImportRow row) {
    Map<String, ImportItemRow> standing = new LinkedHashMap<>();
    items
        .table()
        .select("t.import = ?", "order by t.id for update", List.of(row.id()), null)
        .forEach(item -> standing.put(item.itemKey(), item));
    return standing;
  }

  /// What was said last of these items of the plan, where they are worked off; not where the record
  /// in which one was entered is gone.
  private Map<String, ImportItem> earlier(ImportRow row, Collection<String> keys) {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Map<String, ImportItem> said = new LinkedHashMap<>();
    items
        .table()
        .select(
            "t.plan = ? and t.item_key = any(?)",
            "order by t.create_time, t.id",
            List.of(row.plan(), keys),
            null)
        .forEach(item -> said.put(item.itemKey(), items.message(item)));
    said.values().removeIf(item -> item.getState() == State.OPEN);
    Set<String> gone =
        resources.missing(
            said.values().stream()
                .filter(item -> item.getState() == State.RESOLVED)
                .map(ImportItem::getResource)
                .collect(Collectors.toSet()));
    said.values().removeIf(item -> gone.contains(item.getResource()));
    return said;
  }
}
