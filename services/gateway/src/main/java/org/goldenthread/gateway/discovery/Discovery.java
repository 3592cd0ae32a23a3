package org.goldenthread.gateway.discovery;

import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.goldenthread.gateway.instance.InstanceConfig;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.RefusedClaim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks who claims to be an instance and has those served that are believed: once, and where there
/// are sources that change, again and again.
@Context
final class Discovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);

  /// Whoever may label Services can make claims by the thousand.
  private static final int MOST_TOLD = 20;

  private final List<Claim> configured;
  private final Collection<Source> sources;
  private final Instances instances;
  private final DiscoveryConfig config;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("discovery").factory());

  Discovery(
      Collection<InstanceConfig> configured,
      Collection<Source> sources,
      Instances instances,
      DiscoveryConfig config) {
    this.configured =
        configured.stream()
            .map(it -> Claim.listed("the gateway's configuration", it.code(), it.targets()))
            .toList();
    this.sources = sources;
    this.instances = instances;
    this.config = config;
  }

  @PostConstruct
  void start() {
    look();
    if (!sources.isEmpty()) {
      long pause = config.interval().toMillis();
      var _ = clock.scheduleWithFixedDelay(this::lookAgain, pause, pause, TimeUnit.MILLISECONDS);
    }
  }

  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException fault) {
      // Thrown on, it would be the last look; what is known stays in force until one succeeds.
      LOG.error("nobody could see which instances there are", fault);
    }
  }

  /// Nothing is decided before every source was seen: what is not seen yet could claim a code, too.
  void look() {
    List<Claim> claims = new ArrayList<>(configured);
    for (Source source : sources) {
      Optional<List<Claim>> seen = source.look();
      if (seen.isEmpty()) {
        return;
      }
      claims.addAll(seen.get());
    }
    Set<String> served = instances.served();
    Set<RefusedClaim> refused = new LinkedHashSet<>(instances.refused());
    instances.serve(RoutingRules.decide(claims));
    tell(served, refused);
  }

  /// What changed, each change once.
  private void tell(Set<String> served, Set<RefusedClaim> refused) {
    Set<String> nowServed = instances.served();
    Set<RefusedClaim> nowRefused = new LinkedHashSet<>(instances.refused());
    tell(
        without(nowRefused, refused),
        claim -> LOG.warn("refused, {}: {}", claim.reason(), claim.detail()),
        more -> LOG.warn("refused, and {} more: GET /v1/directorates names them all", more));
    tell(
        without(refused, nowRefused),
        claim -> LOG.info("no longer refused, {}: {}", claim.reason(), claim.code()),
        more -> LOG.info("no longer refused, and {} more", more));
    tell(
        without(nowServed, served),
        code -> LOG.info("the directorate {} is served", code),
        more -> LOG.info("served, and {} more", more));
    tell(
        without(served, nowServed),
        code -> LOG.info("the directorate {} is no longer served", code),
        more -> LOG.info("no longer served, and {} more", more));
  }

  private static <T> List<T> without(Set<T> all, Set<T> known) {
    return all.stream().filter(it -> !known.contains(it)).toList();
  }

  private static <T> void tell(List<T> news, Consumer<T> one, IntConsumer more) {
    news.stream().limit(MOST_TOLD).forEach(one);
    if (news.size() > MOST_TOLD) {
      more.accept(news.size() - MOST_TOLD);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    clock.shutdownNow();
  }
}
