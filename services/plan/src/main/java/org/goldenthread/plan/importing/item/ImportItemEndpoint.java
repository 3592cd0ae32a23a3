package org.goldenthread.plan.importing.item;

import com.google.protobuf.Message;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Recording.Cause;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.importing.item.ItemState.Dismissed;
import org.goldenthread.plan.importing.item.ItemState.Open;
import org.goldenthread.plan.importing.item.ItemState.Resolved;
import org.goldenthread.plan.v1.DismissImportItemRequest;
import org.goldenthread.plan.v1.GetImportItemRequest;
import org.goldenthread.plan.v1.ImportItem;
import org.goldenthread.plan.v1.ImportItemServiceGrpc.ImportItemServiceImplBase;
import org.goldenthread.plan.v1.ListImportItemsRequest;
import org.goldenthread.plan.v1.ListImportItemsResponse;
import org.goldenthread.plan.v1.ReopenImportItemRequest;
import org.goldenthread.plan.v1.ResolveImportItemRequest;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;

@Singleton
final class ImportItemEndpoint extends ImportItemServiceImplBase {
  private final Resource<ImportItemRow, ImportItem> items;
  private final Resources resources;
  private final Writes writes;
  private final Links links;

  ImportItemEndpoint(
      Resource<ImportItemRow, ImportItem> items, Resources resources, Writes writes, Links links) {
    this.items = items;
    this.resources = resources;
    this.writes = writes;
    this.links = links;
  }

  @Override
  public void getImportItem(GetImportItemRequest request, StreamObserver<ImportItem> out) {
    Answers.one(out, () -> items.get(request));
  }

  @Override
  public void listImportItems(
      ListImportItemsRequest request, StreamObserver<ListImportItemsResponse> out) {
    Answers.one(out, () -> items.list(request, ListImportItemsResponse.getDefaultInstance()));
  }

  @Override
  public void resolveImportItem(ResolveImportItemRequest request, StreamObserver<ImportItem> out) {
    Cause cause = new Cause(request.getRequestId(), "", "");
    Step step =
        (recording, row) -> {
          Open open = open(row);
          requireOfPlan(links.plan(row.plan()), request.getResource());
          return open.resolve(
              request.getResource(), recording.caller().subject(), recording.instant());
        };
    Answers.one(out, () -> take(request, request.getName(), request.getEtag(), cause, step));
  }

  @Override
  public void dismissImportItem(DismissImportItemRequest request, StreamObserver<ImportItem> out) {
    Cause cause = new Cause(request.getRequestId(), request.getReason(), "");
    Step step =
        (recording, row) ->
            open(row)
                .dismiss(request.getReason(), recording.caller().subject(), recording.instant());
    Answers.one(out, () -> take(request, request.getName(), request.getEtag(), cause, step));
  }

  @Override
  public void reopenImportItem(ReopenImportItemRequest request, StreamObserver<ImportItem> out) {
    Cause cause = new Cause(request.getRequestId(), request.getReason(), "");
    Step step =
        (_, row) ->
            switch (ImportItemWire.state(row)) {
              case Resolved resolved -> resolved.reopen();
              case Dismissed dismissed -> dismissed.reopen();
              case Open _ -> throw mismatch(row, "It is open already.");
            };
    Answers.one(out, () -> take(request, request.getName(), request.getEtag(), cause, step));
  }

  /// From what is said of an item to what is said of it next.
  private interface Step extends BiFunction<Recording, ImportItemRow, ItemState> {}

  private ImportItem take(Message request, String name, String etag, Cause cause, Step step) {
    return writes.write(
        request,
        cause,
        ImportItem.getDefaultInstance(),
        recording -> {
          ImportItemRow row = items.lock(name);
          items.requireEtag(row, etag);
          ItemState next = step.apply(recording, row);
          ImportItem worked = ImportItemWire.worked(items.message(row), next);
          return items.message(items.replace(recording, Operation.UPDATED, row, worked));
        });
  }

  private static Open open(ImportItemRow row) {
    return switch (ImportItemWire.state(row)) {
      case Open open -> open;
      case Resolved _ -> throw mismatch(row, "It was resolved already; reopen it first.");
      case Dismissed _ -> throw mismatch(row, "It was dismissed already; reopen it first.");
    };
  }

  private static Failure mismatch(ImportItemRow row, String detail) {
    return Failure.of(Code.FAILED_PRECONDITION, ErrorReason.ITEM_STATE_MISMATCH, detail)
        .with("state", row.state().name());
  }

  /// The plan calls nobody, so that it can tell of its own records alone whether they are there.
  private void requireOfPlan(String plan, String resource) {
    if (!resource.equals(plan) && !resource.startsWith(plan + "/")) {
      throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.LINK_OUTSIDE_PLAN,
              "An item is resolved by a record of the plan into which its document was imported.")
          .with("field", "resource");
    }
    if (!resources.missing(List.of(resource)).isEmpty()) {
      throw org.goldenthread.chassis.resource.Links.missing("resource", resource);
    }
  }
}
