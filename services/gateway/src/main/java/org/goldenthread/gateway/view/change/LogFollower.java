package org.goldenthread.gateway.view.change;

import com.google.protobuf.Timestamp;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ChangeServiceGrpc;
import org.goldenthread.type.v1.ListChangesRequest;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.goldenthread.type.v1.WatchChangesResponse;

/// Follows one service's log for as long as its thread is let run, and takes it up again where it
/// was when the service was away.
final class LogFollower implements Runnable {
  /// Before an instant, in milliseconds since 1970: the place of a service that has not yet told
  /// its own.
  private static final String SINCE = "@";

  private static final Set<Code> FINAL =
      Set.of(Code.INVALID_ARGUMENT, Code.UNAUTHENTICATED, Code.PERMISSION_DENIED, Code.NOT_FOUND);

  private final Services services;
  private final String service;
  private final WatchChangesRequest filter;
  private final BlockingQueue<Step> steps;
  private final Duration pause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition never = lock.newCondition();
  private String place;
  private boolean fresh;

  /// @param filter what is asked but for the place
  /// @param fresh whether the watch begins now, so that nothing before now needs to be found
  LogFollower(
      Services services,
      String service,
      WatchChangesRequest filter,
      String place,
      boolean fresh,
      BlockingQueue<Step> steps,
      Duration pause) {
    this.services = services;
    this.service = service;
    this.filter = filter;
    this.place = place;
    this.fresh = fresh;
    this.steps = steps;
    this.pause = pause;
  }

  static String since(long milliseconds) {
    return SINCE + milliseconds;
  }

  static boolean isPlace(String place) {
    return !place.startsWith(SINCE) || place.matches("@[0-9]{1,18}");
  }

  @Override
  public void run() {
    try {
      while (follow()) {
        pause();
      }
    } catch (InterruptedException nobodyListens) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      if (!steps.offer(new Step.Refused(fault))) {
        throw fault;
      }
    }
  }

  /// Whether to go on after this stream has ended.
  private boolean follow() throws InterruptedException {
    String directorate = Names.code(filter.getParent());
    try {
      Iterator<WatchChangesResponse> stream = open(directorate);
      while (stream.hasNext()) {
        WatchChangesResponse step = stream.next();
        steps.put(new Step.Told(service, step));
        place = step.getCursor().isEmpty() ? place : step.getCursor();
      }
      return true;
    } catch (StatusRuntimeException failure) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      StatusRuntimeException explained = Failures.from(failure, directorate, service);
      boolean refused = FINAL.contains(failure.getStatus().getCode());
      steps.put(refused ? new Step.Refused(explained) : new Step.Silent(service, explained));
      return !refused;
    }
  }

  private Iterator<WatchChangesResponse> open(String directorate) {
    String after = place.startsWith(SINCE) ? (fresh ? "" : found(directorate)) : place;
    // Should this attempt fail, the next one must not begin later than this one did.
    fresh = false;
    return services.stream(directorate, service, ChangeServiceGrpc::newBlockingStub)
        .watchChanges(filter.toBuilder().setAfter(after).build());
  }

  /// The service's own place at the instant at which the watch began.
  private String found(String directorate) {
    long milliseconds = Long.parseLong(place.substring(SINCE.length()));
    Timestamp began =
        Timestamp.newBuilder()
            .setSeconds(milliseconds / 1000)
            .setNanos((int) (milliseconds % 1000) * 1_000_000)
            .build();
    ListChangesRequest last =
        ListChangesRequest.newBuilder()
            .setParent(filter.getParent())
            .setEndTime(began)
            .setNewestFirst(true)
            .setPageSize(1)
            .build();
    return services
        .read(
            directorate,
            service,
            ChangeServiceGrpc::newBlockingStub,
            stub -> stub.listChanges(last))
        .getChangesList()
        .stream()
        .map(Change::getCursor)
        .findFirst()
        .orElse("0");
  }

  private void pause() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = pause.toNanos();
      while (left > 0) {
        left = never.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
