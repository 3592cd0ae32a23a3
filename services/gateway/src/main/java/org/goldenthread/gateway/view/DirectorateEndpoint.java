package org.goldenthread.gateway.view;

import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.RefusedClaim;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.view.v1.Availability;
import org.goldenthread.view.v1.Directorate;
import org.goldenthread.view.v1.DirectorateServiceGrpc.DirectorateServiceImplBase;
import org.goldenthread.view.v1.ListDirectoratesRequest;
import org.goldenthread.view.v1.ListDirectoratesResponse;
import org.goldenthread.view.v1.ServiceHealth;

/// The instances, and how each of their services does.
@Singleton
public final class DirectorateEndpoint extends DirectorateServiceImplBase {
  private static final Set<Role> TOLD_OF_REFUSALS = Set.of(Role.OPERATOR, Role.CORPORATE_VIEWER);

  private final Services services;
  private final Instances instances;

  public DirectorateEndpoint(Services services, Instances instances) {
    this.services = services;
    this.instances = instances;
  }

  @Override
  public void listDirectorates(
      ListDirectoratesRequest request, StreamObserver<ListDirectoratesResponse> caller) {
    Answer.give(caller, this::directorates);
  }

  private ListDirectoratesResponse directorates() {
    Caller caller = CallerContext.caller();
    List<Asked> asked =
        Directorates.by(caller, services.directorates()).stream().map(this::ask).toList();
    ListDirectoratesResponse.Builder answer = ListDirectoratesResponse.newBuilder();
    asked.forEach(one -> answer.addDirectorates(one.answered()));
    instances.refused().stream()
        .filter(claim -> caller.holds(TOLD_OF_REFUSALS, claim.code()))
        .sorted(Comparator.comparing(RefusedClaim::code))
        .map(DirectorateEndpoint::wire)
        .forEach(answer::addRefusedClaims);
    return answer.build();
  }

  private static org.goldenthread.view.v1.RefusedClaim wire(RefusedClaim claim) {
    return org.goldenthread.view.v1.RefusedClaim.newBuilder()
        .setCode(claim.code())
        .setNamespace(claim.namespace())
        .setRelease(claim.release())
        .setReason(org.goldenthread.view.v1.RefusedClaim.Reason.valueOf(claim.reason().name()))
        .setDetail(claim.detail())
        .build();
  }

  /// Questions that are on their way.
  private record Asked(
      String code,
      CompletableFuture<Part<String>> name,
      List<CompletableFuture<Part<Boolean>>> up) {

    Directorate answered() {
      Directorate.Builder directorate = Directorate.newBuilder().setName(Names.directorate(code));
      Availability.State state = Availability.State.READY;
      for (int i = 0; i < up.size(); i++) {
        Part<Boolean> health = up.get(i).join();
        directorate.addServices(
            ServiceHealth.newBuilder()
                .setService(Services.ALL.get(i))
                .setAvailability(health.availability()));
        if (health instanceof Part.Missing<Boolean>) {
          state = Availability.State.UNAVAILABLE;
        }
      }
      return directorate.setState(state).setDisplayName(name.join().find().orElse("")).build();
    }
  }

  private Asked ask(String code) {
    List<CompletableFuture<Part<Boolean>>> up = new ArrayList<>();
    for (String service : Services.ALL) {
      up.add(services.part(() -> serving(code, service)));
    }
    return new Asked(
        code,
        services.part(
            () -> Directorates.displayName(services, code, ListUnitsRequest.newBuilder())),
        up);
  }

  private boolean serving(String code, String service) {
    ServingStatus status =
        services
            .health(
                code,
                service,
                HealthGrpc::newBlockingStub,
                stub -> stub.check(HealthCheckRequest.getDefaultInstance()))
            .getStatus();
    if (status != ServingStatus.SERVING) {
      throw Failures.of(
          Code.UNAVAILABLE,
          ErrorReason.INSTANCE_UNAVAILABLE,
          "The " + service + " service of " + code + " says that it is not serving.");
    }
    return true;
  }
}
