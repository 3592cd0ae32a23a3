package org.goldenthread.plan.bulk;

import com.google.protobuf.InvalidProtocolBufferException;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.bulk.BulkEditStore.Kept;
import org.goldenthread.plan.v1.BulkEdit;
import org.goldenthread.plan.v1.BulkEdit.State;
import org.goldenthread.plan.v1.BulkEditItem;
import org.goldenthread.plan.v1.BulkEditItem.Outcome;
import org.jspecify.annotations.Nullable;

/// What an edit of many records has done, from what was written with each of them. Within a
/// connection.
@Singleton
final class BulkEditReportWire {
  private final BulkEditStore store;
  private final String collection;

  BulkEditReportWire(
      BulkEditStore store, @Value("${goldenthread.directorate}") String directorate) {
    this.store = store;
    this.collection = "directorates/" + directorate + "/bulkEdits/";
  }

  /// The bulk edit of this name, where it is the caller's own.
  BulkEdit get(String name, @Nullable Instant readTime) {
    return id(name)
        .flatMap(id -> store.find(id, readTime))
        .filter(kept -> kept.edit().caller().equals(Permit.current().caller().subject()))
        .map(kept -> report(kept, readTime))
        .orElseThrow(() -> Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, name));
  }

  BulkEdit report(Kept kept, @Nullable Instant readTime) {
    List<String> records = kept.edit().records();
    SequencedMap<Integer, byte[]> done = store.items(kept.edit().id(), readTime);
    List<BulkEditItem> items = new ArrayList<>(records.size());
    for (int place = 0; place < records.size(); place++) {
      byte[] item = done.get(place);
      items.add(item == null ? pending(records.get(place)) : read(item));
    }
    State state =
        kept.edit().rolledBack()
            ? State.ROLLED_BACK
            : done.size() == records.size() ? State.FINISHED : State.UNFINISHED;
    return report(state, items)
        .setName(collection + kept.edit().id())
        .setCreateTime(Shape.timestamp(kept.begun()))
        .build();
  }

  static BulkEdit.Builder report(State state, List<BulkEditItem> items) {
    return BulkEdit.newBuilder()
        .setState(state)
        .addAllItems(items)
        .setChanged(state == State.ROLLED_BACK ? 0 : count(items, Outcome.CHANGED))
        .setRefused(count(items, Outcome.REFUSED))
        .setLeftAlone((int) items.stream().filter(item -> item.getLeftAloneCount() > 0).count());
  }

  static BulkEditItem refused(String action, Failure failure) {
    return BulkEditItem.newBuilder()
        .setAction(action)
        .setOutcome(Outcome.REFUSED)
        .setReason(failure.reason().name())
        .setDetail(failure.detail())
        .build();
  }

  private static BulkEditItem pending(String action) {
    return BulkEditItem.newBuilder().setAction(action).setOutcome(Outcome.PENDING).build();
  }

  private static int count(List<BulkEditItem> items, Outcome outcome) {
    return (int) items.stream().filter(item -> item.getOutcome() == outcome).count();
  }

  private Optional<UUID> id(String name) {
    return name.startsWith(collection)
        ? Ids.parse(name.substring(collection.length()))
        : Optional.empty();
  }

  private static BulkEditItem read(byte[] item) {
    try {
      return BulkEditItem.parseFrom(item);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException("what became of a record cannot be read", damaged);
    }
  }
}
