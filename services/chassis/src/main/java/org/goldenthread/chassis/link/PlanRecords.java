package org.goldenthread.chassis.link;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grpc.StatusRuntimeException;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.chassis.call.PlanChannel;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.plan.v1.FindMissingLinksRequest;
import org.goldenthread.plan.v1.LinkServiceGrpc;

/// Asks the plan service, with the caller's own token, whether its records are there: once for all
/// that a request names. What was found is not asked for again for a short time; what was not found
/// is, because it may be made at any moment.
@Singleton
@Requires(bean = PlanChannel.class)
final class PlanRecords {
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final int KEPT = 10_000;
  private static final int SECONDS = 3;

  private final PlanChannel plan;
  private final Cache<Sighting, Boolean> found =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(KEPT).build();

  /// Who was shown which record: another caller may not see it.
  private record Sighting(Caller caller, String name) {}

  PlanRecords(PlanChannel plan) {
    this.plan = plan;
  }

  Asked ask(Set<String> names) {
    Caller caller = Permit.current().caller();
    Set<String> open = new HashSet<>(names);
    open.removeIf(name -> found.getIfPresent(new Sighting(caller, name)) != null);
    if (open.isEmpty()) {
      return Asked.NOTHING;
    }
    try {
      Set<String> missing = missing(open);
      open.removeAll(missing);
      open.forEach(name -> found.put(new Sighting(caller, name), true));
      return new Asked(missing, Set.of());
    } catch (StatusRuntimeException silent) {
      // Whether that matters is known once it is known which of the links are new.
      return new Asked(Set.of(), open);
    }
  }

  private Set<String> missing(Set<String> names) {
    return Set.copyOf(
        LinkServiceGrpc.newBlockingStub(plan.channel())
            .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
            .withCallCredentials(new CallerCredentials(Permit.current().authorization()))
            .findMissingLinks(FindMissingLinksRequest.newBuilder().addAllNames(names).build())
            .getMissingList());
  }
}
