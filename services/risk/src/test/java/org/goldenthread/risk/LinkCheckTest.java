package org.goldenthread.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.risk.v1.ApplyRiskDocumentRequest;
import org.goldenthread.risk.v1.CreateRiskRegisterRequest;
import org.goldenthread.risk.v1.CreateRiskRequest;
import org.goldenthread.risk.v1.ListRisksRequest;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskControl;
import org.goldenthread.risk.v1.RiskDocument;
import org.goldenthread.risk.v1.RiskDocumentServiceGrpc;
import org.goldenthread.risk.v1.RiskRegister;
import org.goldenthread.risk.v1.RiskRegisterServiceGrpc;
import org.goldenthread.risk.v1.RiskRow;
import org.goldenthread.risk.v1.RiskServiceGrpc;
import org.goldenthread.risk.v1.UpdateRiskRequest;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.goldenthread.type.v1.OfficerBinding;
import org.goldenthread.type.v1.OfficerNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What the chassis promises of links to the plan service's records.
class LinkCheckTest {
  private static final String JO = "directorates/fsc/officers/jo";
  private static final String SAM = "directorates/fsc/officers/sam";
  private static final String NOBODY = "directorates/fsc/officers/nobody";
  private static final String PLAN = "directorates/fsc/plans/care-2026";
  private static final String UNIT = "directorates/fsc/units/care";
  private static final String REGISTER = "directorates/fsc/riskRegisters/care";

  private final StandInPlan plan = new StandInPlan(JO, SAM, PLAN, UNIT);
  private final ServiceUnderTest service =
      ServiceUnderTest.configured("risk", Map.of("goldenthread.plan.target", plan.target()));
  private String token = token("alex");

  @BeforeEach
  void open_a_register() {
    var _ =
        as(RiskRegisterServiceGrpc.newBlockingStub(service.channel()))
            .createRiskRegister(
                CreateRiskRegisterRequest.newBuilder()
                    .setParent("directorates/fsc")
                    .setRiskRegisterId("care")
                    .setRiskRegister(
                        RiskRegister.newBuilder()
                            .setDisplayName("Care")
                            .setScope(RiskRegister.Scope.DIRECTORATE))
                    .build());
  }

  @AfterEach
  void stop() {
    service.close();
    plan.close();
  }

  @Test
  void what_is_there_can_be_pointed_to_and_is_asked_for_once_with_the_callers_token() {
    Risk made = create(risk().addOwners(JO).addPlans(PLAN).addControls(control(JO)));

    assertEquals(List.of(JO), made.getOwnersList());
    assertEquals(List.of(Set.of(JO, PLAN)), plan.calls());
    assertEquals(Set.of("Bearer " + token), plan.tokens());

    var _ = create(risk().addOwners(JO).addPlans(PLAN));
    assertEquals(List.of(), plan.calls());
  }

  @Test
  void a_new_link_to_what_is_not_there_is_refused_and_nothing_is_written() {
    assertRefused(
        Code.FAILED_PRECONDITION,
        Map.of("field", "controls.owners", "resource", NOBODY),
        "LINK_NOT_FOUND",
        () -> create(risk().addOwners(JO).addControls(control(NOBODY))));

    assertEquals(0, list().size());
  }

  @Test
  void a_reference_that_may_be_of_several_kinds_is_checked_as_well() {
    String action = PLAN + "/actions/01a21350-2613-79cc-86a8-d4e0f5d45fc9";

    assertRefused(
        Code.FAILED_PRECONDITION,
        Map.of("field", "threatens", "resource", action),
        "LINK_NOT_FOUND",
        () -> create(risk().addPlans(PLAN).addThreatens(action)));
  }

  @Test
  void a_link_that_stands_does_not_hold_back_a_change_of_other_fields() {
    Risk made = create(risk().addOwners(SAM));
    plan.remove(SAM);
    // Who has not been shown the officer before.
    token = token("robin");

    Risk changed = update(made.toBuilder().addOwners(JO).setCause("Winter"), "owners", "cause");
    assertEquals(List.of(SAM, JO), changed.getOwnersList());

    assertRefused(
        Code.FAILED_PRECONDITION,
        Map.of("field", "controls.owners", "resource", SAM),
        "LINK_NOT_FOUND",
        () -> update(changed.toBuilder().addControls(control(SAM)), "controls"));
  }

  @Test
  void a_plan_service_that_cannot_be_reached_holds_back_new_links_alone() {
    Risk made = create(risk().addOwners(JO));
    plan.close();

    assertRefused(
        Code.UNAVAILABLE,
        Map.of("service", "plan", "field", "owners", "resource", SAM),
        "DEPENDENCY_UNAVAILABLE",
        () -> update(made.toBuilder().addOwners(SAM), "owners"));

    Risk changed = update(made.toBuilder().setCause("Winter"), "owners", "cause");
    assertEquals(List.of(JO), changed.getOwnersList());
    assertEquals(changed, list().getFirst());
  }

  @Test
  void what_was_found_a_moment_ago_is_known_without_the_plan_service() {
    var _ = create(risk().addOwners(JO));
    plan.close();

    assertEquals(List.of(JO), create(risk().addOwners(JO)).getOwnersList());
  }

  @Test
  void a_repeated_call_gets_its_answer_also_when_the_link_is_gone_since() {
    CreateRiskRequest request =
        CreateRiskRequest.newBuilder()
            .setParent("directorates/fsc")
            .setRisk(risk().addOwners(JO))
            .setRequestId(UUID.randomUUID().toString())
            .build();
    Risk made = as(RiskServiceGrpc.newBlockingStub(service.channel())).createRisk(request);
    plan.remove(JO);
    token = service.issuer().mint().subject("alex").grants("fsc:risk-manager").signed();

    assertEquals(made, as(RiskServiceGrpc.newBlockingStub(service.channel())).createRisk(request));
  }

  @Test
  void an_import_asks_once_for_all_that_its_rows_point_to() {
    apply(JO, SAM);

    assertEquals(List.of(Set.of(PLAN, UNIT, JO, SAM)), plan.calls());
    assertEquals(List.of(JO, SAM), list().getFirst().getOwnersList());
  }

  @Test
  void an_import_that_points_to_what_is_not_there_writes_nothing() {
    assertRefused(
        Code.FAILED_PRECONDITION,
        Map.of("field", "owners", "resource", NOBODY),
        "LINK_NOT_FOUND",
        () -> apply(JO, NOBODY));

    assertEquals(0, list().size());
  }

  @Test
  void a_dry_run_may_point_to_what_the_import_would_make() {
    var report =
        as(RiskDocumentServiceGrpc.newBlockingStub(service.channel()))
            .applyRiskDocument(document(NOBODY).toBuilder().setValidateOnly(true).build());

    assertTrue(report.getReport().getCountsList().stream().anyMatch(kind -> kind.getCreated() > 0));
  }

  private void apply(String... owners) {
    var _ =
        as(RiskDocumentServiceGrpc.newBlockingStub(service.channel()))
            .applyRiskDocument(document(owners));
  }

  private static ApplyRiskDocumentRequest document(String... owners) {
    ApplyRiskDocumentRequest.Builder request =
        ApplyRiskDocumentRequest.newBuilder()
            .setPlan(PLAN)
            .setUnit(UNIT)
            .setImport("directorates/fsc/imports/one");
    for (String owner : owners) {
      request.addOfficers(OfficerBinding.newBuilder().setAsWritten(owner).setOfficer(owner));
    }
    OfficerNames names =
        OfficerNames.newBuilder().setField("owners").addAllNames(List.of(owners)).build();
    return request
        .setDocument(
            RiskDocument.newBuilder()
                .addRisks(
                    RiskRow.newBuilder()
                        .setImportKey("snow")
                        .setRisk(Risk.newBuilder().setText("Snow"))
                        .addOfficerNames(names)))
        .build();
  }

  private Risk create(Risk.Builder risk) {
    return as(RiskServiceGrpc.newBlockingStub(service.channel()))
        .createRisk(
            CreateRiskRequest.newBuilder().setParent("directorates/fsc").setRisk(risk).build());
  }

  private Risk update(Risk.Builder risk, String... mask) {
    return as(RiskServiceGrpc.newBlockingStub(service.channel()))
        .updateRisk(
            UpdateRiskRequest.newBuilder()
                .setRisk(risk)
                .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(mask)))
                .build());
  }

  private List<Risk> list() {
    return as(RiskServiceGrpc.newBlockingStub(service.channel()))
        .listRisks(ListRisksRequest.newBuilder().setParent("directorates/fsc").build())
        .getRisksList();
  }

  private static Risk.Builder risk() {
    return Risk.newBuilder().setRegister(REGISTER).setText("Snow");
  }

  private static RiskControl control(String owner) {
    return RiskControl.newBuilder().setText("Grit").addOwners(owner).build();
  }

  private String token(String subject) {
    return service
        .issuer()
        .mint()
        .subject(subject)
        .grants("fsc:risk-manager", "fsc:planner")
        .signed();
  }

  private <S extends AbstractStub<S>> S as(S stub) {
    return stub.withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  private static void assertRefused(
      Code code, Map<String, String> metadata, String reason, Executable call) {
    StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, call);
    assertEquals(code, refused.getStatus().getCode());
    ErrorInfo info = info(refused);
    assertEquals(reason, info.getReason());
    assertEquals(metadata, info.getMetadataMap());
  }

  private static ErrorInfo info(StatusRuntimeException refused) {
    for (Any detail : Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class);
        } catch (InvalidProtocolBufferException damaged) {
          throw new AssertionError(damaged);
        }
      }
    }
    throw new AssertionError("no reason was given", refused);
  }
}
