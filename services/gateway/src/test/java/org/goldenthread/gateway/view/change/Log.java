package org.goldenthread.gateway.view.change;

import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.stream.IntStream;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ChangeServiceGrpc.ChangeServiceImplBase;
import org.goldenthread.type.v1.ListChangesRequest;
import org.goldenthread.type.v1.ListChangesResponse;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;

/// A service's change log: changes recorded at given seconds, whose cursor is their number.
final class Log extends ChangeServiceImplBase {
  private final List<Change> changes;

  Log(String service, int... seconds) {
    changes =
        IntStream.range(0, seconds.length)
            .mapToObj(
                i ->
                    Change.newBuilder()
                        .setService(service)
                        .setSequence(i + 1L)
                        .setCursor(Integer.toString(i + 1))
                        .setRecordTime(Timestamp.newBuilder().setSeconds(seconds[i]))
                        .build())
            .toList();
  }

  @Override
  public void listChanges(
      ListChangesRequest request, StreamObserver<ListChangesResponse> observer) {
    List<Change> asked = request.getNewestFirst() ? changes.reversed() : changes;
    int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int to = Math.min(asked.size(), from + request.getPageSize());
    observer.onNext(
        ListChangesResponse.newBuilder()
            .addAllChanges(asked.subList(from, to))
            .setNextPageToken(to < asked.size() ? Integer.toString(to) : "")
            .build());
    observer.onCompleted();
  }

  /// What comes after the cursor, and then nothing for as long as anyone listens.
  @Override
  public void watchChanges(
      WatchChangesRequest request, StreamObserver<WatchChangesResponse> observer) {
    int from = request.getAfter().isEmpty() ? changes.size() : Integer.parseInt(request.getAfter());
    changes.stream()
        .skip(from)
        .forEach(
            change ->
                observer.onNext(
                    WatchChangesResponse.newBuilder()
                        .setChange(change)
                        .setCursor(change.getCursor())
                        .build()));
  }
}
