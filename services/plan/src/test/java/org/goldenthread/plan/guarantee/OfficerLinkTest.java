package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.v1.CreateOfficerRequest;
import org.goldenthread.plan.v1.CreatePriorityRequest;
import org.goldenthread.plan.v1.DeleteOfficerRequest;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.OfficerServiceGrpc;
import org.goldenthread.plan.v1.OfficerServiceGrpc.OfficerServiceBlockingStub;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Priority;
import org.goldenthread.plan.v1.PriorityServiceGrpc;
import org.junit.jupiter.api.Test;

/// An officer who is named stays, also where the naming and the removal come at once.
class OfficerLinkTest {
  private static final Fsc FSC = Fsc.shared();
  private static final int TIMES = 20;

  @Test
  void an_officer_is_either_named_or_removed() {
    FSC.makeUnit("officer-links");
    Plan plan = FSC.makePlan("officer-links");
    for (int i = 0; i < TIMES; i++) {
      Officer made = make("Ann " + i);
      List<Runnable> calls = List.of(() -> name(plan, made.getName()), () -> remove(made));

      List<String> outcomes = Fsc.atOnce(calls.size(), call -> () -> outcome(calls.get(call)));

      List<String> sorted = new ArrayList<>(outcomes);
      sorted.sort(null);
      assertEquals("", sorted.getFirst(), "one of them is done");
      assertEquals(
          outcomes.getFirst().isEmpty()
              ? "FAILED_PRECONDITION RESOURCE_IN_USE"
              : "FAILED_PRECONDITION LINK_NOT_FOUND",
          sorted.getLast());
    }
  }

  private static String outcome(Runnable call) {
    try {
      call.run();
      return "";
    } catch (StatusRuntimeException failed) {
      return Refused.of(failed).why();
    }
  }

  private static OfficerServiceBlockingStub officers() {
    return FSC.as(OfficerServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner");
  }

  private static Officer make(String name) {
    return officers()
        .createOfficer(
            CreateOfficerRequest.newBuilder()
                .setParent(Fsc.NAME)
                .setOfficer(Officer.newBuilder().setDisplayName(name).setKind(Officer.Kind.PERSON))
                .build());
  }

  private static void remove(Officer officer) {
    var _ =
        officers()
            .deleteOfficer(
                DeleteOfficerRequest.newBuilder()
                    .setName(officer.getName())
                    .setEtag(officer.getEtag())
                    .build());
  }

  private static void name(Plan plan, String officer) {
    var _ =
        FSC.as(PriorityServiceGrpc.newBlockingStub(FSC.service().channel()), "fsc:planner")
            .createPriority(
                CreatePriorityRequest.newBuilder()
                    .setParent(plan.getName())
                    .setPriority(Priority.newBuilder().setTitle("Safety").addLeadOfficers(officer))
                    .build());
  }
}
