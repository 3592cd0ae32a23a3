package org.goldenthread.chassis.change;

import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.PageToken;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ChangeServiceGrpc.ChangeServiceImplBase;
import org.goldenthread.type.v1.ListChangesRequest;
import org.goldenthread.type.v1.ListChangesResponse;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;
import org.jspecify.annotations.Nullable;

/// The change log of this service, as a list and as a stream; the gateway, which has no records,
/// has none.
@Singleton
@Requires(beans = DataSource.class)
final class ChangeEndpoint extends ChangeServiceImplBase {
  private static final int USUAL = 50;
  private static final String ALL_OF_IT = "directorates/";

  private final Changes changes;
  private final Reads reads;
  private final Feed feed;
  private final String parent;

  ChangeEndpoint(
      Changes changes, Reads reads, Feed feed, @Value("${goldenthread.directorate}") String code) {
    this.changes = changes;
    this.reads = reads;
    this.feed = feed;
    this.parent = ALL_OF_IT + code;
  }

  @Override
  public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> out) {
    requireOurs(request.getParent());
    Answers.one(out, () -> list(request));
  }

  @Override
  public void watchChanges(WatchChangesRequest request, StreamObserver<WatchChangesResponse> out) {
    requireOurs(request.getParent());
    feed.watch(request, out);
  }

  private ListChangesResponse list(ListChangesRequest request) {
    @Nullable Instant readTime = request.hasReadTime() ? instant(request.getReadTime()) : null;
    int size = request.getPageSize() == 0 ? USUAL : request.getPageSize();
    return reads.read(
        readTime,
        () -> {
          Where where = where(request);
          if (readTime == null) {
            // What was recorded at the horizon itself may still be uncommitted in part.
            where.add("t.recorded_at < ?", reads.horizon());
          } else {
            where.add("t.recorded_at <= ?", readTime);
          }
          List<Change> found = changes.select(where, request.getNewestFirst(), size + 1);
          ListChangesResponse.Builder answer = ListChangesResponse.newBuilder();
          found.stream().limit(size).forEach(answer::addChanges);
          if (found.size() > size) {
            String cursor = found.get(size - 1).getCursor();
            answer.setNextPageToken(PageToken.after(request, List.of(cursor)));
          }
          return answer.build();
        });
  }

  private Where where(ListChangesRequest request) {
    Where where = new Where();
    if (!request.getPageToken().isEmpty()) {
      Cursor after = Cursor.of(PageToken.values(request, request.getPageToken(), 1).getFirst());
      changes.requireHad(after);
      String order = request.getNewestFirst() ? "<" : ">";
      where.add(
          "(t.recorded_at, t.sequence) " + order + " (?, " + after.sequence() + ")",
          after.instant());
    }
    if (request.hasStartTime()) {
      where.add("t.recorded_at >= ?", instant(request.getStartTime()));
    }
    if (request.hasEndTime()) {
      where.add("t.recorded_at < ?", instant(request.getEndTime()));
    }
    if (!request.getActor().isEmpty()) {
      where.add("t.actor = ?", request.getActor());
    }
    if (request.getOperationsCount() > 0) {
      where.add(
          "t.operation = any(?)", request.getOperationsList().stream().map(Enum::name).toList());
    }
    only(where, request.getResource(), request.getPlan(), request.getKindsList());
    return where;
  }

  static void only(Where where, String resource, String plan, List<String> kinds) {
    if (!resource.isEmpty()) {
      where.add("(t.resource || '/') like ?", escape(resource) + "/%");
    }
    if (!plan.isEmpty()) {
      where.add("t.plan = ?", plan);
    }
    if (!kinds.isEmpty()) {
      where.add("t.kind = any(?)", kinds);
    }
    Permit.current().scope().ifPresent(units -> where.add("t.unit = any(?)", List.copyOf(units)));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private void requireOurs(String asked) {
    if (!asked.equals(parent)) {
      throw Failure.notFound(ErrorReason.DIRECTORATE_NOT_FOUND, asked);
    }
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
