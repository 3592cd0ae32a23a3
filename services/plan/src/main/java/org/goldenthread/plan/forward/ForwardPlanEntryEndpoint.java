package org.goldenthread.plan.forward;

import com.google.api.HttpBody;
import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.v1.CreateForwardPlanEntryRequest;
import org.goldenthread.plan.v1.DeleteForwardPlanEntryRequest;
import org.goldenthread.plan.v1.DownloadForwardPlanRequest;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntryServiceGrpc.ForwardPlanEntryServiceImplBase;
import org.goldenthread.plan.v1.GetForwardPlanEntryRequest;
import org.goldenthread.plan.v1.ListForwardPlanEntriesRequest;
import org.goldenthread.plan.v1.ListForwardPlanEntriesResponse;
import org.goldenthread.plan.v1.PublishForwardPlanEntryRequest;
import org.goldenthread.plan.v1.RecordForwardPlanEntryTakenRequest;
import org.goldenthread.plan.v1.UpdateForwardPlanEntryRequest;

@Singleton
final class ForwardPlanEntryEndpoint extends ForwardPlanEntryServiceImplBase {
  private final Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries;
  private final TransitionWire transitions;
  private final ClockWire clocks;
  private final DownloadWire download;

  ForwardPlanEntryEndpoint(
      Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries,
      TransitionWire transitions,
      ClockWire clocks,
      DownloadWire download) {
    this.entries = entries;
    this.transitions = transitions;
    this.clocks = clocks;
    this.download = download;
  }

  @Override
  public void getForwardPlanEntry(
      GetForwardPlanEntryRequest request, StreamObserver<ForwardPlanEntry> out) {
    Answers.one(out, () -> clocks.at(new Request(request).readTime()).shown(entries.get(request)));
  }

  @Override
  public void listForwardPlanEntries(
      ListForwardPlanEntriesRequest request, StreamObserver<ListForwardPlanEntriesResponse> out) {
    Answers.one(
        out,
        () -> {
          requireDays(request);
          ListForwardPlanEntriesResponse page =
              entries.list(request, ListForwardPlanEntriesResponse.getDefaultInstance());
          ClockWire.Clock clock = clocks.at(new Request(request).readTime());
          return page.toBuilder()
              .clearForwardPlanEntries()
              .addAllForwardPlanEntries(
                  page.getForwardPlanEntriesList().stream().map(clock::shown).toList())
              .build();
        });
  }

  @Override
  public void createForwardPlanEntry(
      CreateForwardPlanEntryRequest request, StreamObserver<ForwardPlanEntry> out) {
    written(out, () -> entries.create(request));
  }

  @Override
  public void updateForwardPlanEntry(
      UpdateForwardPlanEntryRequest request, StreamObserver<ForwardPlanEntry> out) {
    written(out, () -> entries.update(request));
  }

  @Override
  public void deleteForwardPlanEntry(
      DeleteForwardPlanEntryRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> entries.delete(request));
  }

  @Override
  public void publishForwardPlanEntry(
      PublishForwardPlanEntryRequest request, StreamObserver<ForwardPlanEntry> out) {
    written(out, () -> transitions.publish(request));
  }

  @Override
  public void recordForwardPlanEntryTaken(
      RecordForwardPlanEntryTakenRequest request, StreamObserver<ForwardPlanEntry> out) {
    written(out, () -> transitions.taken(request));
  }

  @Override
  public void downloadForwardPlan(
      DownloadForwardPlanRequest request, StreamObserver<HttpBody> out) {
    download.send(request, out);
  }

  private void written(StreamObserver<ForwardPlanEntry> out, Supplier<ForwardPlanEntry> work) {
    Answers.one(
        out,
        () -> {
          ForwardPlanEntry entry = work.get();
          return clocks.at(null).shown(entry);
        });
  }

  /// A day that no calendar has would be the database's to refuse, which cannot name the field.
  private static void requireDays(ListForwardPlanEntriesRequest request) {
    Days.of(request.getAsAt(), "as_at");
    Days.of(request.getDueFrom(), "due_from");
    Days.of(request.getDueTo(), "due_to");
  }
}
