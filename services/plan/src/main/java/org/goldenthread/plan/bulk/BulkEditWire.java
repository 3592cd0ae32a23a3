package org.goldenthread.plan.bulk;

import io.grpc.Context;
import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.failure.SqlFailures;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Recording.Cause;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.bulk.BulkEditStore.Edit;
import org.goldenthread.plan.bulk.BulkEditStore.Kept;
import org.goldenthread.plan.v1.ActionItem;
import org.goldenthread.plan.v1.BulkEdit;
import org.goldenthread.plan.v1.BulkEdit.State;
import org.goldenthread.plan.v1.BulkEditActionsRequest;
import org.goldenthread.plan.v1.BulkEditItem;

/// Edits many actions and keeps account of it. What became of an action is written in the
/// transaction that changes it, so that a call which is cut off, or its service killed, is carried
/// on by a repeat where it ended: nothing is done twice and nothing is left out.
@Singleton
final class BulkEditWire {
  private static final Set<Code> WHOLE_CALL =
      Set.of(Code.UNAVAILABLE, Code.DEADLINE_EXCEEDED, Code.RESOURCE_EXHAUSTED, Code.CANCELLED);

  private final Writes writes;
  private final Reads reads;
  private final BulkEditStore store;
  private final BulkEditReportWire reports;
  private final BulkItemsWire items;

  BulkEditWire(
      Writes writes,
      Reads reads,
      BulkEditStore store,
      BulkEditReportWire reports,
      BulkItemsWire items) {
    this.writes = writes;
    this.reads = reads;
    this.store = store;
    this.reports = reports;
    this.items = items;
  }

  /// What takes the changes back of an edit that is to be done as a whole or not at all.
  private static final class RolledBack extends RuntimeException {
    private final List<ActionItem> records;
    private final List<BulkEditItem> items;

    RolledBack(List<ActionItem> records, List<BulkEditItem> items) {
      super("one item at least was refused", null, false, false);
      this.records = List.copyOf(records);
      this.items = List.copyOf(items);
    }
  }

  BulkEdit edit(BulkEditActionsRequest request) {
    if (request.getValidateOnly()) {
      return writes.rehearse(cause(request), recording -> rehearsed(recording, request));
    }
    UUID id = UUID.fromString(request.getRequestId());
    return switch (request.getMode()) {
      case EACH -> each(request, id);
      case ALL_OR_NOTHING -> whole(request, id);
      case MODE_UNSPECIFIED, UNRECOGNIZED -> throw Failure.invalid("mode", "Say which mode.");
    };
  }

  private BulkEdit rehearsed(Recording recording, BulkEditActionsRequest request) {
    List<BulkEditItem> all = tried(recording, request, items.of(request));
    return BulkEditReportWire.report(State.REHEARSED, unwritten(all)).build();
  }

  private BulkEdit each(BulkEditActionsRequest request, UUID id) {
    Begun begun = writes.part(request, cause(request), recording -> begun(recording, request, id));
    List<ActionItem> records = BulkItemsWire.named(request, begun.edit().records());
    for (int place = 0; place < records.size(); place++) {
      if (!begun.done().contains(place)) {
        requireCaller();
        one(request, id, place, records.get(place));
      }
    }
    return report(id);
  }

  /// An edit with the places of the records that were dealt with before.
  private record Begun(Edit edit, Set<Integer> done) {}

  private Begun begun(Recording recording, BulkEditActionsRequest request, UUID id) {
    takeTurns(recording, id);
    Edit edit =
        store
            .find(id, null)
            .map(kept -> requireSame(kept.edit(), request))
            .orElseGet(() -> begin(request, id, names(items.of(request)), false));
    return new Begun(edit, store.items(id, null).keySet());
  }

  private void one(BulkEditActionsRequest request, UUID id, int place, ActionItem record) {
    try {
      var _ = once(request, id, place, recording -> items.edited(recording, request, record));
    } catch (RuntimeException failed) {
      Failure refusal = refusal(failed);
      var _ =
          once(
              request,
              id,
              place,
              recording -> BulkEditReportWire.refused(record.getName(), refusal));
    }
  }

  /// What is done with one item.
  private interface Work {
    BulkEditItem with(Recording recording);
  }

  /// Whether it was done now, and not before.
  private boolean once(BulkEditActionsRequest request, UUID id, int place, Work work) {
    return writes.part(
        request,
        cause(request),
        recording -> {
          takeTurns(recording, id);
          if (store.has(id, place)) {
            return false;
          }
          BulkEditItem item = work.with(recording);
          store.add(id, place, item.toByteArray());
          return true;
        });
  }

  private BulkEdit whole(BulkEditActionsRequest request, UUID id) {
    try {
      return writes.part(request, cause(request), recording -> whole(recording, request, id));
    } catch (RolledBack refused) {
      return writes.part(
          request, cause(request), recording -> rolledBack(recording, request, id, refused));
    }
  }

  private BulkEdit whole(Recording recording, BulkEditActionsRequest request, UUID id) {
    takeTurns(recording, id);
    Optional<Kept> before = store.find(id, null);
    if (before.isPresent()) {
      var _ = requireSame(before.get().edit(), request);
      return reports.report(before.get(), null);
    }
    List<ActionItem> records = items.of(request);
    List<BulkEditItem> all = tried(recording, request, records);
    if (all.stream().anyMatch(item -> item.getOutcome() == BulkEditItem.Outcome.REFUSED)) {
      throw new RolledBack(records, all);
    }
    var _ = begin(request, id, names(records), false);
    return kept(id, all);
  }

  private BulkEdit rolledBack(
      Recording recording, BulkEditActionsRequest request, UUID id, RolledBack refused) {
    takeTurns(recording, id);
    Optional<Kept> meanwhile = store.find(id, null);
    if (meanwhile.isPresent()) {
      var _ = requireSame(meanwhile.get().edit(), request);
      return reports.report(meanwhile.get(), null);
    }
    var _ = begin(request, id, names(refused.records), true);
    return kept(id, unwritten(refused.items));
  }

  private BulkEdit kept(UUID id, List<BulkEditItem> all) {
    for (int place = 0; place < all.size(); place++) {
      store.add(id, place, all.get(place).toByteArray());
    }
    return reports.report(store.find(id, null).orElseThrow(), null);
  }

  /// What becomes of each in this one transaction.
  private List<BulkEditItem> tried(
      Recording recording, BulkEditActionsRequest request, List<ActionItem> records) {
    items.lock(records);
    List<BulkEditItem> all = new ArrayList<>();
    records.forEach(record -> all.add(attempted(recording, request, record)));
    return all;
  }

  /// What would become of them, without the etags of versions that were taken back.
  private static List<BulkEditItem> unwritten(List<BulkEditItem> all) {
    return all.stream().map(item -> item.toBuilder().clearEtag().build()).toList();
  }

  /// A refusal leaves the transaction as it was: it comes before anything is written.
  private BulkEditItem attempted(
      Recording recording, BulkEditActionsRequest request, ActionItem record) {
    try {
      return items.edited(recording, request, record);
    } catch (Failure failed) {
      return BulkEditReportWire.refused(record.getName(), refusal(failed));
    }
  }

  private Edit begin(
      BulkEditActionsRequest request, UUID id, List<String> names, boolean rolledBack) {
    String caller = Permit.current().caller().subject();
    Edit edit = new Edit(id, caller, BulkItemsWire.digest(request), names, rolledBack);
    store.begin(edit);
    return edit;
  }

  private BulkEdit report(UUID id) {
    return reads.snapshot(null, () -> reports.report(store.find(id, null).orElseThrow(), null));
  }

  private static List<String> names(List<ActionItem> records) {
    return records.stream().map(ActionItem::getName).toList();
  }

  private static Edit requireSame(Edit edit, BulkEditActionsRequest request) {
    if (!edit.caller().equals(Permit.current().caller().subject())
        || !edit.digest().equals(BulkItemsWire.digest(request))) {
      throw Failure.of(
          Code.ALREADY_EXISTS,
          ErrorReason.IDEMPOTENCY_KEY_REUSED,
          "This request_id came with another edit before; make a new one for a new edit.");
    }
    return edit;
  }

  private static void takeTurns(Recording recording, UUID id) {
    recording.takeTurns("bulk edit " + id);
  }

  private static void requireCaller() {
    if (Context.current().isCancelled()) {
      throw Failure.of(
          Code.CANCELLED,
          ErrorReason.CANCELLED,
          "The caller went away; repeat the call with the same request_id to do what is left.");
    }
  }

  /// Why one item is refused; what befalls the whole call is thrown.
  private static Failure refusal(RuntimeException failed) {
    Failure failure =
        failed instanceof Failure expected
            ? expected
            : SqlFailures.find(failed).orElseThrow(() -> failed);
    if (WHOLE_CALL.contains(failure.code()) || failure.reason() == ErrorReason.WRITE_CONFLICT) {
      throw failed;
    }
    return failure;
  }

  private static Cause cause(BulkEditActionsRequest request) {
    return new Cause(request.getRequestId(), request.getReason(), "");
  }
}
