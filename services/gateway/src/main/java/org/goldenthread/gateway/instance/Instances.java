package org.goldenthread.gateway.instance;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.micronaut.context.annotation.Property;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.goldenthread.gateway.instance.Connections.Instance;

/// The directorates that this gateway serves, and a channel to each of their services. They come
/// and go while it runs, and none of them touches the channels of another.
@Singleton
public final class Instances implements AutoCloseable {
  /// The services of an instance.
  public static final Set<String> SERVICES = Set.of("plan", "indicator", "risk", "continuity");

  /// Whoever was given a channel a moment ago can still begin a call on it.
  private static final Duration HANDOVER = Duration.ofSeconds(2);

  private final Connections connections;
  private final Duration drain;
  private volatile Known known = new Known(false, Map.of(), Set.of(), List.of());

  /// @param drain how long calls that have begun may go on when their directorate is taken away: as
  ///   long as when the gateway itself ends
  public Instances(
      Connections connections,
      @Property(name = "micronaut.lifecycle.graceful-shutdown.grace-period") Duration drain) {
    this.connections = connections;
    this.drain = drain;
  }

  /// What is known at one moment.
  ///
  /// @param complete whether anybody has looked yet who is there
  private record Known(
      boolean complete,
      Map<String, Instance> served,
      Set<String> withheld,
      List<RefusedClaim> refused) {}

  /// Whether it is known who is there. Before that nobody can be told that a directorate is not.
  public boolean complete() {
    return known.complete();
  }

  /// The codes of the directorates, sorted: those that are served, and those that are the council's
  /// but have no instance that could be believed.
  ///
  /// @throws StatusRuntimeException UNAVAILABLE with `INSTANCE_UNAVAILABLE` before it is known
  public Set<String> codes() {
    Known now = looked();
    Set<String> codes = new TreeSet<>(now.served().keySet());
    codes.addAll(now.withheld());
    return Collections.unmodifiableSet(codes);
  }

  /// The codes of the directorates that are served, sorted.
  public Set<String> served() {
    return Collections.unmodifiableSet(known.served().keySet());
  }

  /// The claims of which nothing is routed.
  public List<RefusedClaim> refused() {
    return known.refused();
  }

  /// The channel to a service of a directorate.
  ///
  /// @param service `plan`, `indicator`, `risk` or `continuity`
  /// @throws StatusRuntimeException NOT_FOUND with `DIRECTORATE_NOT_FOUND`, UNAVAILABLE with
  ///   `DIRECTORATE_REFUSED`, or with `INSTANCE_UNAVAILABLE` before it is known who is there
  public Channel channel(String directorate, String service) {
    Known now = looked();
    Instance instance = now.served().get(directorate);
    if (instance == null) {
      boolean claimed = now.refused().stream().anyMatch(it -> it.code().equals(directorate));
      throw claimed ? Failures.refused(directorate) : Failures.notFound(directorate);
    }
    Channel channel = instance.byService().get(service);
    if (channel == null) {
      throw new IllegalArgumentException("no instance has a service " + service);
    }
    return channel;
  }

  private Known looked() {
    Known now = known;
    if (!now.complete()) {
      throw Failures.notLooked();
    }
    return now;
  }

  /// Serves these directorates from now on. A directorate that stays where it is keeps its
  /// channels. Of one that goes, calls that have begun may end.
  public synchronized void serve(Routing routing) {
    Map<String, Instance> served = new TreeMap<>();
    List<Instance> leaving = new ArrayList<>();
    known
        .served()
        .forEach(
            (code, instance) -> {
              if (instance.targets().equals(routing.served().get(code))) {
                served.put(code, instance);
              } else {
                leaving.add(instance);
              }
            });
    // What comes in their place is measured by the same names.
    leaving.forEach(Instance::unmeasure);
    Set<String> withheld = new TreeSet<>(routing.withheld());
    List<RefusedClaim> refused = new ArrayList<>(routing.refused());
    routing
        .served()
        .forEach(
            (code, targets) -> {
              try {
                served.computeIfAbsent(code, it -> connections.open(it, targets));
              } catch (IllegalArgumentException | NullPointerException unresolvable) {
                // gRPC answers with either to a target that it does not understand.
                withheld.add(code);
                refused.add(unresolvable(code, unresolvable));
              }
            });
    known = new Known(true, served, withheld, List.copyOf(refused));
    leaving.forEach(this::leave);
  }

  private static RefusedClaim unresolvable(String code, RuntimeException why) {
    return new RefusedClaim(
        code,
        "",
        "",
        RefusedClaim.Reason.SERVICES_INCOMPLETE,
        "A target of %s is none that gRPC resolves: %s Correct it where the instance is listed."
            .formatted(code, why.getMessage()));
  }

  private void leave(Instance instance) {
    after(HANDOVER, instance::shutdown);
    after(drain, instance::end);
  }

  private static void after(Duration wait, Runnable end) {
    CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS).execute(end);
  }

  @Override
  @PreDestroy
  public void close() {
    known.served().values().forEach(Instance::unmeasure);
    known.served().values().forEach(Instance::end);
    connections.close();
  }
}
