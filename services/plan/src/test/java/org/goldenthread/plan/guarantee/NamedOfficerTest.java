package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Empty;
import org.goldenthread.plan.v1.CreateOfficerRequest;
import org.goldenthread.plan.v1.DeleteOfficerRequest;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.OfficerServiceGrpc;
import org.goldenthread.plan.v1.OfficerServiceGrpc.OfficerServiceBlockingStub;
import org.goldenthread.plan.v1.Tenure;
import org.junit.jupiter.api.Test;

/// Officers whom units and roles name are there, and stay there.
class NamedOfficerTest {
  private static final Fsc FSC = Fsc.shared();
  private static final String NOWHERE = Fsc.NAME + "/officers/00000000-0000-7000-8000-000000000000";

  @Test
  void a_unit_cannot_be_headed_by_an_officer_who_is_not_there() {
    var request = Fsc.newUnit("headless");
    request.getUnitBuilder().addHeads(NOWHERE);

    assertEquals(
        "FAILED_PRECONDITION LINK_NOT_FOUND",
        Refused.by(() -> FSC.units().createUnit(request.build())).why());
  }

  @Test
  void a_role_cannot_be_held_by_an_officer_who_is_not_there() {
    var role = Officer.newBuilder().addTenures(Tenure.newBuilder().setOfficer(NOWHERE));

    assertEquals(
        "FAILED_PRECONDITION LINK_NOT_FOUND", Refused.by(() -> create("Nobody's", role)).why());
  }

  @Test
  void whoever_is_named_cannot_be_removed() {
    Officer head = create("Head", Officer.newBuilder());
    Officer holder = create("Holder", Officer.newBuilder());
    var _ =
        create(
            "Role",
            Officer.newBuilder().addTenures(Tenure.newBuilder().setOfficer(holder.getName())));
    headed("headed", head);

    assertEquals("FAILED_PRECONDITION RESOURCE_IN_USE", Refused.by(() -> remove(head)).why());
    assertEquals("FAILED_PRECONDITION RESOURCE_IN_USE", Refused.by(() -> remove(holder)).why());
  }

  private static void headed(String id, Officer... heads) {
    var request = Fsc.newUnit(id);
    for (Officer head : heads) {
      request.getUnitBuilder().addHeads(head.getName());
    }
    var _ = FSC.units().createUnit(request.build());
  }

  private static OfficerServiceBlockingStub officers() {
    return FSC.as(OfficerServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner");
  }

  private static Officer create(String name, Officer.Builder officer) {
    return officers()
        .createOfficer(
            CreateOfficerRequest.newBuilder()
                .setParent(Fsc.NAME)
                .setOfficer(officer.setDisplayName(name).setKind(Officer.Kind.ROLE))
                .build());
  }

  private static Empty remove(Officer officer) {
    return officers()
        .deleteOfficer(
            DeleteOfficerRequest.newBuilder()
                .setName(officer.getName())
                .setEtag(officer.getEtag())
                .build());
  }
}
