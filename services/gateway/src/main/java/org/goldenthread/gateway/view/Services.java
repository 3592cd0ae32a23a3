package org.goldenthread.gateway.view;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.goldenthread.gateway.guard.Repeats;
import org.goldenthread.gateway.instance.Instances;
import org.jspecify.annotations.Nullable;

/// Calls of the instances' services as views make them: for the caller, with a deadline, and with a
/// failure that always carries a reason.
@Singleton
public final class Services {
  public static final String PLAN = "plan";
  public static final String INDICATOR = "indicator";
  public static final String RISK = "risk";
  public static final String CONTINUITY = "continuity";

  /// In the order in which answers name them.
  public static final List<String> ALL = List.of(PLAN, INDICATOR, RISK, CONTINUITY);

  private static final Duration PAUSE = Duration.ofMillis(250);

  /// Until when the part of a view must be there that is being asked for.
  private static final Context.Key<Deadline> PART = Context.key("goldenthread.part");

  private final Instances instances;
  private final ViewConfig config;

  public Services(Instances instances, ViewConfig config) {
    this.instances = instances;
    this.config = config;
  }

  /// The codes of the directorates, sorted.
  public Set<String> directorates() {
    return instances.codes();
  }

  /// Nothing, for a directorate that is served here.
  ///
  /// @throws StatusRuntimeException NOT_FOUND with `DIRECTORATE_NOT_FOUND`
  public void require(String directorate) {
    instances.channel(directorate, PLAN);
  }

  /// Begins to ask for a part of a view. All reads that it takes are given the time of one, and
  /// less than is left for the view, so that a slow part is missing and not the view.
  public <T> CompletableFuture<Part<T>> part(Supplier<T> question) {
    Duration wait = config.read();
    @Nullable Deadline view = Context.current().getDeadline();
    if (view != null) {
      Duration most = Duration.ofNanos(view.timeRemaining(TimeUnit.NANOSECONDS) / 10 * 9);
      wait = most.compareTo(wait) < 0 ? most : wait;
    }
    Context part = Context.current().withValue(PART, after(wait));
    Context before = part.attach();
    try {
      return Part.ask(question);
    } finally {
      part.detach(before);
    }
  }

  /// A read. It is sent again where it did not come through, such as to a service that was just
  /// restarted.
  public <S extends AbstractStub<S>, A> A read(
      String directorate, String service, Function<Channel, S> stub, Function<S, A> call) {
    S ready = stub.apply(instances.channel(directorate, service));
    return once(
        directorate,
        service,
        ready.withDeadline(within(config.read())).withOption(Repeats.ALLOWED, true),
        call);
  }

  /// A step of an import. It may be repeated, for each service knows the rows that it has; so one
  /// that was just restarted is given a moment to come back.
  public <S extends AbstractStub<S>, A> A apply(
      String directorate, String service, Function<Channel, S> stub, Function<S, A> call) {
    Channel channel = instances.channel(directorate, service);
    Deadline end = after(config.apply());
    Deadline patience = after(config.patience());
    while (true) {
      try {
        return call.apply(stub.apply(channel).withDeadline(end));
      } catch (StatusRuntimeException failure) {
        if (failure.getStatus().getCode() != Code.UNAVAILABLE || patience.isExpired()) {
          throw Failures.from(failure, directorate, service);
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      channel = latest(directorate, service, channel);
    }
  }

  /// A directorate that was away for a moment, or moved, has another channel.
  private Channel latest(String directorate, String service, Channel before) {
    try {
      return instances.channel(directorate, service);
    } catch (StatusRuntimeException away) {
      return before;
    }
  }

  /// A question after a service's health.
  <S extends AbstractStub<S>, A> A health(
      String directorate, String service, Function<Channel, S> stub, Function<S, A> call) {
    S ready = stub.apply(instances.channel(directorate, service));
    return once(directorate, service, ready.withDeadline(within(config.health())), call);
  }

  /// A stream, which ends with the context that it is opened in.
  ///
  /// @throws StatusRuntimeException NOT_FOUND with `DIRECTORATE_NOT_FOUND`
  public <S extends AbstractStub<S>> S stream(
      String directorate, String service, Function<Channel, S> stub) {
    return stub.apply(instances.channel(directorate, service));
  }

  private static <S extends AbstractStub<S>, A> A once(
      String directorate, String service, S stub, Function<S, A> call) {
    try {
      return call.apply(stub);
    } catch (StatusRuntimeException failure) {
      throw Failures.from(failure, directorate, service);
    }
  }

  private static Deadline within(Duration wait) {
    @Nullable Deadline part = PART.get();
    return part == null ? after(wait) : part.minimum(after(wait));
  }

  private static Deadline after(Duration wait) {
    return Deadline.after(wait.toNanos(), TimeUnit.NANOSECONDS);
  }
}
