package org.goldenthread.gateway.view.change;

import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.gateway.view.ViewConfig;
import org.goldenthread.view.v1.ServiceHealth;
import org.goldenthread.view.v1.WatchChangesRequest;
import org.goldenthread.view.v1.WatchChangesResponse;
import org.jspecify.annotations.Nullable;

/// The services' logs as one stream. Each is followed in a thread of its own; one thread writes
/// what they tell, with the place in all of them, and ends when the caller goes or the token does.
final class ChangeWatch implements Runnable {
  /// Steps that wait to be written; a slow caller slows the services' streams down.
  private static final int WAITING = 256;

  private static final String BEGINNING = "0";

  private final Services services;
  private final ViewConfig config;
  private final Clock clock;
  private final WatchChangesRequest request;
  private final Outlet outlet;
  private final Instant end;
  private final String directorate;
  private final Map<String, String> places = new LinkedHashMap<>();
  private final Map<String, StatusRuntimeException> silent = new LinkedHashMap<>();
  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(WAITING);

  /// @throws StatusRuntimeException for a cursor that is none, or a directorate that is not served
  ChangeWatch(
      Services services,
      ViewConfig config,
      Clock clock,
      WatchChangesRequest request,
      Outlet outlet,
      Instant end) {
    this.services = services;
    this.config = config;
    this.clock = clock;
    this.request = request;
    this.outlet = outlet;
    this.end = end;
    this.directorate = Names.code(request.getParent());
    services.require(directorate);
    begin();
  }

  private void begin() {
    List<String> asked = ChangeList.asked(request.getServicesList());
    String after = request.getAfter();
    if (after.isEmpty() || after.equals(BEGINNING)) {
      String place = after.isEmpty() ? LogFollower.since(clock.millis()) : BEGINNING;
      asked.forEach(service -> places.put(service, place));
      return;
    }
    Map<String, String> known =
        Places.parse(after, directorate)
            .map(Places::byService)
            .filter(all -> all.keySet().containsAll(asked))
            .filter(all -> all.values().stream().allMatch(LogFollower::isPlace))
            .orElseThrow(
                () ->
                    Failures.of(
                        Code.INVALID_ARGUMENT,
                        ErrorReason.CURSOR_INVALID,
                        "The cursor is damaged, or of another directorate or choice of services."));
    asked.forEach(service -> places.put(service, known.getOrDefault(service, BEGINNING)));
  }

  @Override
  public void run() {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      places.forEach((service, place) -> threads.execute(follower(service, place)));
      write();
    } catch (InterruptedException callerIsGone) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      outlet.fail(failure);
    } finally {
      threads.shutdownNow();
    }
  }

  private Runnable follower(String service, String place) {
    org.goldenthread.type.v1.WatchChangesRequest filter =
        org.goldenthread.type.v1.WatchChangesRequest.newBuilder()
            .setParent(request.getParent())
            .setResource(request.getResource())
            .setPlan(request.getPlan())
            .addAllKinds(request.getKindsList())
            .build();
    boolean fresh = request.getAfter().isEmpty();
    return Context.current()
        .wrap(new LogFollower(services, service, filter, place, fresh, steps, config.reconnect()));
  }

  /// The first step comes at once: it shows that the stream stands, and from where it goes on.
  private void write() throws InterruptedException {
    outlet.write(step().build());
    while (true) {
      long left = Duration.between(clock.instant(), end).toMillis();
      if (left <= 0) {
        outlet.complete();
        return;
      }
      long wait = Math.min(left, config.heartbeat().toMillis());
      @Nullable Step step = steps.poll(wait, TimeUnit.MILLISECONDS);
      if (step != null) {
        write(step);
      } else if (wait < left) {
        outlet.write(step().build());
      }
    }
  }

  private void write(Step step) throws InterruptedException {
    switch (step) {
      case Step.Told told -> {
        boolean isBack = silent.remove(told.service()) != null;
        if (!told.step().getCursor().isEmpty()) {
          places.put(told.service(), told.step().getCursor());
        }
        if (told.step().hasChange()) {
          outlet.write(step().setChange(change(told)).build());
        } else if (isBack) {
          outlet.write(step().build());
        }
      }
      case Step.Silent away -> {
        if (silent.put(away.service(), away.failure()) == null) {
          outlet.write(step().build());
        }
      }
      case Step.Refused refused -> throw refused.failure();
    }
  }

  /// The change with the place in all logs as its cursor, for the service's own is of no use here.
  private org.goldenthread.type.v1.Change change(Step.Told told) {
    return told.step().getChange().toBuilder().setCursor(cursor()).build();
  }

  private WatchChangesResponse.Builder step() {
    WatchChangesResponse.Builder step = WatchChangesResponse.newBuilder().setCursor(cursor());
    silent.forEach(
        (service, failure) ->
            step.addUnavailable(
                ServiceHealth.newBuilder()
                    .setService(service)
                    .setAvailability(Failures.availability(failure))));
    return step;
  }

  private String cursor() {
    return new Places(directorate, places).text();
  }
}
