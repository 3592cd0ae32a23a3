package org.goldenthread.gateway.instance;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Set;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;

/// The directorates that the gateway routes to. How their services do is on their own checklists:
/// they let in the gateway alone.
@Singleton
@Order(100)
final class DirectoratesItem implements ChecklistItem {
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
    Set<String> codes = instances.get().codes();
    return codes.isEmpty()
        ? Finding.warning("none is routed yet", "name them in `instances` of the gateway's values")
        : Finding.ok("routed are " + String.join(", ", codes));
  }
}
