package org.goldenthread.gateway.view;

import io.grpc.Status.Code;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Role;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;

/// The directorates that a caller may read: whoever holds any role in one.
final class Directorates {
  /// Failures that are the question's own fault, and not one part's.
  static final Set<Code> QUESTION = Set.of(Code.INVALID_ARGUMENT, Code.UNAUTHENTICATED);

  private static final Set<Role> ANY = EnumSet.allOf(Role.class);

  private Directorates() {}

  static List<String> by(Caller caller, Set<String> directorates) {
    return directorates.stream().filter(code -> caller.holdsAnywhere(ANY, code)).sorted().toList();
  }

  /// Asks for the unit that is the directorate itself, whose name is the directorate's; none where
  /// nobody recorded it.
  static String displayName(Services services, String code, ListUnitsRequest.Builder asked) {
    ListUnitsRequest request =
        asked
            .setParent(Names.directorate(code))
            .setKind(Unit.Kind.DIRECTORATE)
            .setPageSize(1)
            .build();
    return services
        .read(
            code, Services.PLAN, UnitServiceGrpc::newBlockingStub, stub -> stub.listUnits(request))
        .getUnitsList()
        .stream()
        .map(Unit::getDisplayName)
        .findFirst()
        .orElse("");
  }
}
