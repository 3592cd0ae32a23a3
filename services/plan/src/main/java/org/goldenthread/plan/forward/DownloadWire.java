package org.goldenthread.plan.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.record.Recording.Cause;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.plan.forward.document.CalendarWire;
import org.goldenthread.plan.forward.document.PageWire;
import org.goldenthread.plan.forward.document.PaperWire;
import org.goldenthread.plan.officer.OfficersAsAtWire;
import org.goldenthread.plan.v1.DownloadForwardPlanRequest;
import org.goldenthread.plan.v1.DownloadForwardPlanRequest.Format;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ListForwardPlanEntriesRequest;
import org.goldenthread.plan.v1.ListForwardPlanEntriesResponse;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.value.Today;
import org.goldenthread.type.v1.Change.Operation;

/// The forward plan as a file, a piece for each page of the list: none of it is held whole.
@Singleton
final class DownloadWire {
  private static final int PAGE = 100;

  private final Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries;
  private final OfficersAsAtWire officers;
  private final ClockWire clocks;
  private final Reads reads;
  private final Writes writes;
  private final Today today;

  DownloadWire(
      Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries,
      OfficersAsAtWire officers,
      ClockWire clocks,
      Reads reads,
      Writes writes,
      Today today) {
    this.entries = entries;
    this.officers = officers;
    this.clocks = clocks;
    this.reads = reads;
    this.writes = writes;
    this.today = today;
  }

  void send(DownloadForwardPlanRequest request, StreamObserver<HttpBody> out) {
    ServerCallStreamObserver<HttpBody> call = (ServerCallStreamObserver<HttpBody>) out;
    LocalDate day = today.or(request.getAsAt());
    Instant asked = new Request(request).readTime();
    // All pages show one instant, whatever is changed between them.
    Instant instant = asked == null ? reads.read(null, reads::horizon) : asked;
    ListForwardPlanEntriesRequest.Builder page =
        ListForwardPlanEntriesRequest.newBuilder()
            .setParent(request.getParent())
            .setAsAt(day.toString())
            .setReadTime(Shape.timestamp(instant))
            .setPageSize(PAGE);
    ListForwardPlanEntriesResponse found = list(page);
    export(request);
    PaperWire paper = paper(request, day, instant);
    String text = paper.head();
    do {
      text += paper.entries(found.getForwardPlanEntriesList(), contacts(found, day, instant));
      boolean last = found.getNextPageToken().isEmpty();
      if (!Answers.piece(call, body(paper, last ? text + paper.tail() : text))) {
        return;
      }
      text = "";
      page.setPageToken(found.getNextPageToken());
      found = last ? found : list(page);
    } while (!page.getPageToken().isEmpty());
    out.onCompleted();
  }

  private PaperWire paper(DownloadForwardPlanRequest request, LocalDate day, Instant instant) {
    String directorate = request.getParent().substring(request.getParent().indexOf('/') + 1);
    return request.getFormat() == Format.ICALENDAR
        ? new CalendarWire(directorate)
        : new PageWire(clocks.at(instant).policy(), directorate, day);
  }

  private ListForwardPlanEntriesResponse list(ListForwardPlanEntriesRequest.Builder page) {
    return entries.list(page.build(), ListForwardPlanEntriesResponse.getDefaultInstance());
  }

  /// What the officers that a page names are called.
  private Map<String, String> contacts(
      ListForwardPlanEntriesResponse page, LocalDate day, Instant instant) {
    Set<String> names = new LinkedHashSet<>();
    page.getForwardPlanEntriesList().forEach(entry -> names.addAll(entry.getContactsList()));
    if (names.isEmpty()) {
      return Map.of();
    }
    return reads.read(instant, () -> officers.of(names, day, instant)).stream()
        .collect(Collectors.toMap(Officer::getName, Officer::getDisplayName));
  }

  private void export(DownloadForwardPlanRequest request) {
    Entry entry =
        new Entry(
            Operation.EXPORTED,
            entries.kind(),
            request.getParent() + "/forwardPlanEntries",
            List.of(),
            "",
            "");
    var _ =
        writes.write(
            request,
            new Cause("", "", ""),
            Empty.getDefaultInstance(),
            recording -> {
              var _ = recording.record(entry);
              return Empty.getDefaultInstance();
            });
  }

  private static HttpBody body(PaperWire paper, String text) {
    return HttpBody.newBuilder()
        .setContentType(paper.type())
        .setData(ByteString.copyFrom(text, UTF_8))
        .build();
  }
}
