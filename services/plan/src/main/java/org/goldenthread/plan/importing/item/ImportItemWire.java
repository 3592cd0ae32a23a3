package org.goldenthread.plan.importing.item;

import com.google.protobuf.Timestamp;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.v1.ImportItem;
import org.goldenthread.plan.v1.ImportItem.State;
import org.goldenthread.plan.value.Links;

@Singleton
final class ImportItemWire implements Wire<ImportItemRow, ImportItem> {
  private final Links links;

  ImportItemWire(Links links) {
    this.links = links;
  }

  /// How far the item is worked off.
  static ItemState state(ImportItemRow row) {
    return switch (row.state()) {
      case OPEN -> new ItemState.Open();
      case RESOLVED -> new ItemState.Resolved(row.resource(), row.actor(), at(row));
      case DISMISSED -> new ItemState.Dismissed(row.reason(), row.actor(), at(row));
      case STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("an item without a state: " + row.id());
    };
  }

  /// The item with what is said of it now.
  static ImportItem worked(ImportItem item, ItemState state) {
    ImportItem.Builder worked =
        item.toBuilder().clearResource().clearReason().clearActor().clearWorkTime();
    return switch (state) {
      case ItemState.Open() -> worked.setState(State.OPEN).build();
      case ItemState.Resolved(String resource, String actor, Instant at) ->
          worked
              .setState(State.RESOLVED)
              .setResource(resource)
              .setActor(actor)
              .setWorkTime(Shape.timestamp(at))
              .build();
      case ItemState.Dismissed(String reason, String actor, Instant at) ->
          worked
              .setState(State.DISMISSED)
              .setReason(reason)
              .setActor(actor)
              .setWorkTime(Shape.timestamp(at))
              .build();
    };
  }

  @Override
  public ImportItem message(ImportItemRow row) {
    ImportItem.Builder item =
        ImportItem.newBuilder()
            .setState(row.state())
            .setPosition(row.position())
            .setPlan(links.plan(row.plan()))
            .setUnit(links.unit(row.unit()))
            .setUnread(UnreadWire.message(row.unread()))
            .setResource(row.resource())
            .setReason(row.reason())
            .setActor(row.actor())
            .setItemKey(row.itemKey());
    if (row.workTime() != null) {
      item.setWorkTime(Shape.timestamp(row.workTime()));
    }
    return item.build();
  }

  @Override
  public ImportItemRow row(Key key, ImportItem message, Stamp stamp) {
    return new ImportItemRow(
        key.uuid(),
        UUID.fromString(key.parent()),
        Objects.requireNonNull(links.planId(message.getPlan(), "plan")),
        Objects.requireNonNull(links.unitId(message.getUnit(), "unit")),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getPosition(),
        message.getItemKey(),
        UnreadWire.value(message.getUnread()),
        message.getState(),
        message.getResource(),
        message.getReason(),
        message.getActor(),
        message.hasWorkTime() ? instant(message.getWorkTime()) : null);
  }

  @Override
  public List<String> parents(ImportItemRow row) {
    return List.of(row.importId().toString());
  }

  private static Instant at(ImportItemRow row) {
    return Objects.requireNonNull(row.workTime());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
