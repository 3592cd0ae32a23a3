package org.goldenthread.chassis.identity;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.checklist.ChecklistItem;
import org.goldenthread.chassis.checklist.Finding;

/// Whether the mapping from the identity provider's own claims says something that means anything
/// here. Whether anybody holds a role is known to the provider alone.
@Singleton
@Order(80)
final class GrantsItem implements ChecklistItem {
  private final BeanProvider<ClaimConfig> mapped;
  private final String directorate;

  GrantsItem(
      BeanProvider<ClaimConfig> mapped, @Value("${goldenthread.directorate:}") String directorate) {
    this.mapped = mapped;
    this.directorate = directorate;
  }

  @Override
  public String name() {
    return "roles";
  }

  @Override
  public Finding look() {
    List<Grant> grants;
    try {
      grants = mapped.stream().flatMap(one -> one.read().stream()).distinct().toList();
    } catch (RuntimeException refused) {
      return Finding.wrong(
          "identity.claims: " + last(refused),
          "a grant is directorate:role or directorate/unit:role, and a role is one of "
              + String.join(
                  ", ", java.util.Arrays.stream(Role.values()).map(Role::claim).toList()));
    }
    // The gateway has no directorate of its own.
    List<Grant> elsewhere =
        directorate.isEmpty()
            ? List.of()
            : grants.stream().filter(grant -> !grant.reaches(directorate)).toList();
    if (!elsewhere.isEmpty()) {
      return Finding.wrong(
          "identity.claims grants %s, which means nothing in %s".formatted(elsewhere, directorate),
          "name the directorate %s in identity.claims".formatted(directorate));
    }
    String found =
        grants.isEmpty()
            ? "given by the claim `roles` alone"
            : "given by the claim `roles`, and identity.claims maps to " + grants;
    return new Finding(
        Finding.State.OK,
        found,
        "whether anybody holds one is not known here: GET /v1/me at the gateway with a token says"
            + " what its bearer may do");
  }

  private static String last(Throwable failed) {
    Throwable cause = failed;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
