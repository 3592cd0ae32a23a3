package org.goldenthread.gateway.instance;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;

/// The directorates that the gateway routes to, and the claims that it refuses. How their services
/// do is on their own checklists: they let in the gateway alone.
@Singleton
@Order(100)
final class DirectoratesItem implements ChecklistItem {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final BeanProvider<Instances> instances;

  DirectoratesItem(BeanProvider<Instances> instances) {
    this.instances = instances;
  }

  @Override
  public String name() {
    return "directorates";
  }

  @Override
  public Finding look() {
    Instances looked = instances.get();
    long begun = System.nanoTime();
    while (!looked.complete() && System.nanoTime() - begun < PATIENCE.toNanos()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    if (!looked.complete()) {
      return Finding.missing(
          "nobody could say which there are after " + PATIENCE.toSeconds() + " s",
          "its account may list Services and namespaces (rbac.create), the NetworkPolicy lets it"
              + " reach the Kubernetes API (networkPolicy.kubernetesTo), its list can be read");
    }
    if (!looked.refused().isEmpty()) {
      return Finding.warning(
          looked.refused().stream().map(RefusedClaim::detail).collect(Collectors.joining(" ")),
          "as each of them says");
    }
    return looked.served().isEmpty()
        ? Finding.warning("none is routed yet", "install one, or name it in `instances`")
        : Finding.ok("routed are " + String.join(", ", looked.served()));
  }
}
