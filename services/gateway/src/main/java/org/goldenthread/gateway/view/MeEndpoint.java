package org.goldenthread.gateway.view;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Grant;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.gateway.contract.Contract;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.type.v1.Access;
import org.goldenthread.view.v1.GetMeRequest;
import org.goldenthread.view.v1.Me;
import org.goldenthread.view.v1.MeServiceGrpc.MeServiceImplBase;
import org.goldenthread.view.v1.Permission;

/// Who the caller is and what they may do, as the token and the contract tell.
@Singleton
public final class MeEndpoint extends MeServiceImplBase {
  private final Contract contract;
  private final Instances instances;

  public MeEndpoint(Contract contract, Instances instances) {
    this.contract = contract;
    this.instances = instances;
  }

  @Override
  public void getMe(GetMeRequest request, StreamObserver<Me> observer) {
    Answer.give(observer, () -> me(CallerContext.caller()));
  }

  private Me me(Caller caller) {
    Me.Builder me =
        Me.newBuilder().setSubject(caller.subject()).setExpireTime(ReadTime.of(caller.expiresAt()));
    if (caller.displayName() != null) {
      me.setDisplayName(caller.displayName());
    }
    if (caller.email() != null) {
      me.setEmail(caller.email());
    }
    caller.grants().stream()
        .sorted(Comparator.comparing(Grant::toString))
        .forEach(grant -> me.addGrants(wire(grant)));
    for (String code : Directorates.by(caller, instances.codes())) {
      me.addPermissions(
          Permission.newBuilder()
              .setDirectorate(Names.directorate(code))
              .addAllMethods(methods(caller, code)));
    }
    return me.build();
  }

  private List<String> methods(Caller caller, String code) {
    return contract.rpcs().stream()
        .filter(rpc -> rpc.publicToCallers() || caller.holdsAnywhere(enough(rpc), code))
        .map(Rpc::name)
        .distinct()
        .sorted()
        .toList();
  }

  /// Whoever may do anything in a directorate may read it.
  private static Set<Role> enough(Rpc rpc) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    rpc.roles().forEach(role -> roles.add(Role.valueOf(role)));
    return roles.contains(Role.VIEWER) ? EnumSet.allOf(Role.class) : roles;
  }

  private static org.goldenthread.view.v1.Grant wire(Grant grant) {
    boolean everywhere = grant.directorate().equals(Grant.EVERY_DIRECTORATE);
    String directorate = Names.directorate(everywhere ? "-" : grant.directorate());
    org.goldenthread.view.v1.Grant.Builder wire =
        org.goldenthread.view.v1.Grant.newBuilder()
            .setDirectorate(directorate)
            .setRole(Access.Role.valueOf(grant.role().name()))
            .setAsGranted(grant.toString());
    if (grant.unit() != null) {
      wire.setUnit(directorate + "/units/" + grant.unit());
    }
    return wire.build();
  }
}
