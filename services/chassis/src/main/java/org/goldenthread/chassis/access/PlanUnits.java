package org.goldenthread.chassis.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grpc.StatusRuntimeException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.chassis.call.PlanChannel;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.ListUnitsResponse;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.jspecify.annotations.Nullable;

/// The directorate's units as the plan service knows them, kept for a short time. Without an answer
/// and without a fresh copy, access is refused rather than guessed.
@Singleton
@Requires(bean = PlanChannel.class)
final class PlanUnits implements UnitTree {
  private static final Duration FRESH = Duration.ofSeconds(60);
  private static final int PAGE = 500;

  private final PlanChannel plan;
  private final String directorate;
  private final Cache<String, Map<String, List<String>>> children =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(1).build();

  PlanUnits(PlanChannel plan, @Value("${goldenthread.directorate}") String directorate) {
    this.plan = plan;
    this.directorate = "directorates/" + directorate;
  }

  @Override
  public Set<String> withDescendants(String unit) {
    Map<String, List<String>> tree = children.get(directorate, parent -> load());
    Set<String> found = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(unit));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next)) {
        tree.getOrDefault(next, List.of()).forEach(open::push);
      }
    }
    return found;
  }

  private Map<String, List<String>> load() {
    try {
      List<Unit> units = new ArrayList<>();
      @Nullable String page = "";
      while (page != null) {
        ListUnitsResponse answer = ask(page);
        units.addAll(answer.getUnitsList());
        page = answer.getNextPageToken().isEmpty() ? null : answer.getNextPageToken();
      }
      return units.stream()
          .filter(unit -> !unit.getParentUnit().isEmpty())
          .collect(
              Collectors.groupingBy(
                  unit -> id(unit.getParentUnit()),
                  Collectors.mapping(unit -> id(unit.getName()), Collectors.toList())));
    } catch (StatusRuntimeException failed) {
      throw Failure.unavailable(
              ErrorReason.DEPENDENCY_UNAVAILABLE,
              "The plan service does not say which units there are, so your access cannot be"
                  + " decided; try again.")
          .with("service", "plan");
    }
  }

  private ListUnitsResponse ask(String page) {
    return UnitServiceGrpc.newBlockingStub(plan.channel())
        .withDeadlineAfter(3, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials(Permit.current().authorization()))
        .listUnits(
            ListUnitsRequest.newBuilder()
                .setParent(directorate)
                .setPageSize(PAGE)
                .setPageToken(page)
                .build());
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
