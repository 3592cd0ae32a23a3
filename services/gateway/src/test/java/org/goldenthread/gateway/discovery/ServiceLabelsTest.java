package org.goldenthread.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.goldenthread.gateway.discovery.Claim.Claimant.Release;
import org.junit.jupiter.api.Test;

class ServiceLabelsTest {
  @Test
  void the_services_of_a_release_are_one_claim_and_say_where_calls_go() {
    List<Claim> claims =
        ServiceLabels.claims(
            List.of(
                service("els", "blue", "els", "plan").build(),
                service("els", "blue", "els", "risk").build()),
            Map.of("els", "els", "law", "law"));

    assertEquals(
        List.of(
            new Claim(
                "els",
                new Release("els", "blue", "els"),
                Map.of(
                    "plan", List.of("dns:///blue-plan.els.svc:50051"),
                    "risk", List.of("dns:///blue-risk.els.svc:50051")))),
        claims);
  }

  @Test
  void a_namespace_release_and_code_each_make_a_claim_of_their_own() {
    List<Service> services =
        List.of(
            service("els", "blue", "els", "plan").build(),
            service("els", "green", "els", "plan").build(),
            service("els", "blue", "law", "risk").build(),
            service("law", "blue", "els", "plan").build());

    Set<Claim> claims = Set.copyOf(ServiceLabels.claims(services, Map.of("els", "els")));

    assertEquals(4, claims.size());
    assertEquals(
        Set.of(
            new Release("els", "blue", "els"),
            new Release("els", "green", "els"),
            new Release("law", "blue", null)),
        claims.stream().map(Claim::claimant).collect(Collectors.toSet()));
  }

  @Test
  void a_service_without_a_port_for_calls_is_claimed_and_nowhere() {
    Service metrics =
        service("els", "els", "els", "plan")
            .editSpec()
            .editFirstPort()
            .withName("metrics")
            .endPort()
            .endSpec()
            .build();

    Claim claim = ServiceLabels.claims(List.of(metrics), Map.of()).getFirst();

    assertEquals(Map.of("plan", List.of()), claim.targets());
  }

  @Test
  void services_that_are_going_or_of_no_program_claim_nothing() {
    Service going =
        service("els", "els", "els", "plan")
            .editMetadata()
            .withDeletionTimestamp("2026-01-01T00:00:00Z")
            .endMetadata()
            .build();
    Service other = service("els", "els", "els", "database").build();

    assertEquals(List.of(), ServiceLabels.claims(List.of(going, other), Map.of("els", "els")));
  }

  private static ServiceBuilder service(
      String namespace, String release, String code, String program) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName(release + "-" + program)
        .withNamespace(namespace)
        .withLabels(
            Map.of(
                "goldenthread.org/directorate", code,
                "goldenthread.org/service", program,
                "app.kubernetes.io/instance", release))
        .endMetadata()
        .withNewSpec()
        .addNewPort()
        .withName("grpc")
        .withPort(50051)
        .endPort()
        .endSpec();
  }
}
