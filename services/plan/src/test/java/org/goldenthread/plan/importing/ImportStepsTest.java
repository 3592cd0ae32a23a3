package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionRow;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.DeleteActionRequest;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.goldenthread.type.v1.PartReport;
import org.goldenthread.type.v1.ReportItem.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The steps of an import as the gateway takes them, where they meet what only the plan service
/// knows.
class ImportStepsTest {
  @TempDir private static Path spool;
  private static ServiceUnderTest service;

  @BeforeAll
  static void start() {
    service =
        ServiceUnderTest.configured("plan", Map.of("goldenthread.import.spool", spool.toString()));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_published_plan_is_changed_with_a_reason_alone_and_then_is_a_revision() throws Exception {
    unit("published");
    var first = apply(read("published", "published", "", "fsc:planner"), "", "fsc:planner");
    assertEquals(0, first.getPlan().getRevision());
    state("published", "PUBLISHED");

    assertEquals("REASON_REQUIRED", refused("published", SampleFile.REVISED, ""));

    var read = read("published", "published", "The budget was set.", SampleFile.REVISED);
    var second = apply(read, "The budget was set.", "fsc:planner");
    assertEquals(1, second.getPlan().getRevision());
    state("published", "CLOSED");
    assertEquals("PLAN_CLOSED", refused("published", SampleFile.FIRST, "Too late."));
  }

  @Test
  void a_new_step_of_a_headline_action_that_was_deleted_stays_deleted_with_it() throws Exception {
    unit("steps");
    var read = read("steps", "steps", "", "fsc:planner");
    apply(read, "", "fsc:planner");
    var headline = deleteHeadline("directorates/fsc/plans/steps");
    var key =
        read.getPlanDocument().getActionsList().stream()
            .filter(row -> row.getAction().getText().equals(headline.getText()))
            .map(ActionRow::getImportKey)
            .findFirst()
            .orElseThrow();
    var more = read.getPlanDocument().toBuilder();
    more.addActions(
        more.getActions(0).toBuilder()
            .setImportKey("a step more")
            .setParentActionKey(key)
            .setAction(Action.newBuilder().setKind(Action.Kind.SUB_ACTION).setText("One more")));

    var report = apply(read, more.build(), "", "fsc:planner").getReport();

    assertTrue(
        report.getItemsList().stream()
            .anyMatch(
                item ->
                    item.getWords().equals("One more")
                        && item.getOutcome() == Outcome.STAYS_DELETED
                        && item.getDetail().equals("Its parent action was deleted.")),
        report.toString());
    assertEquals(0, created(report, "Action"));
  }

  @Test
  void a_planner_of_one_unit_imports_its_plan_with_all_whom_it_names() throws Exception {
    unit("narrow");
    var planner = "fsc/narrow:planner";

    var applied = apply(read("narrow", "narrow", "", planner), "", planner);

    assertEquals(PartReport.State.APPLIED, applied.getReport().getState());
    assertEquals(37, created(applied.getReport(), "Action"));
    var refused =
        assertThrows(
            ExecutionException.class, () -> read("narrow", "narrow", "", "fsc/other:planner"));
    assertTrue(refused.toString().contains("PERMISSION_DENIED"), refused.toString());
  }

  @Test
  void a_plan_of_another_unit_is_not_written_into() throws Exception {
    unit("one");
    unit("other");
    var read = read("shared-id", "one", "", "fsc:planner");
    apply(read, "", "fsc:planner");

    var another = read.toBuilder().setUnit("directorates/fsc/units/other").build();
    var refused =
        assertThrows(StatusRuntimeException.class, () -> apply(another, "", "fsc:planner"));

    assertTrue(refused.toString().contains("ALREADY_EXISTS"), refused.toString());
  }

  @Test
  void an_upload_that_is_refused_leaves_no_file_behind() throws Exception {
    assertThrows(ExecutionException.class, () -> read("bad\u0007id", "x", "", "fsc:planner"));
    assertThrows(ExecutionException.class, () -> read("nowhere", "nowhere", "", "fsc:planner"));

    assertTrue(isEmpty(spool));
  }

  private static void unit(String id) {
    as(UnitServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
        .createUnit(
            CreateUnitRequest.newBuilder()
                .setParent("directorates/fsc")
                .setUnitId(id)
                .setUnit(Unit.newBuilder().setDisplayName(id).setKind(Unit.Kind.DIVISION))
                .build());
  }

  private static Action deleteHeadline(String plan) {
    var actions = as(ActionServiceGrpc.newBlockingStub(service.channel()), "fsc:planner");
    var all =
        actions
            .listActions(ListActionsRequest.newBuilder().setParent(plan).setPageSize(500).build())
            .getActionsList();
    var headline =
        all.stream().filter(one -> one.getKind() == Action.Kind.HEADLINE).findFirst().orElseThrow();
    all.stream()
        .filter(one -> one.getParentAction().equals(headline.getName()))
        .forEach(one -> actions.deleteAction(delete(one)));
    actions.deleteAction(delete(headline));
    return headline;
  }

  private static DeleteActionRequest delete(Action action) {
    return DeleteActionRequest.newBuilder()
        .setName(action.getName())
        .setEtag(action.getEtag())
        .build();
  }

  private static String refused(String plan, String file, String reason) throws IOException {
    var refused = assertThrows(ExecutionException.class, () -> read(plan, plan, reason, file));
    var status = StatusProto.fromThrowable(refused);
    for (var detail : Objects.requireNonNull(status).getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        return detail.unpack(ErrorInfo.class).getReason();
      }
    }
    return "";
  }

  /// @param who a grant, or the file to send as a planner of all
  private static ReadPlanDocumentResponse read(String plan, String unit, String reason, String who)
      throws Exception {
    var file = who.endsWith(".docx") ? who : SampleFile.FIRST;
    var grant = who.endsWith(".docx") ? "fsc:planner" : who;
    var answer = new CompletableFuture<ReadPlanDocumentResponse>();
    var upload =
        as(PlanDocumentServiceGrpc.newStub(service.channel()), grant)
            .readPlanDocument(new Answering(answer));
    upload.onNext(
        ReadPlanDocumentRequest.newBuilder()
            .setParameters(
                ReadPlanDocumentParameters.newBuilder()
                    .setParent("directorates/fsc")
                    .setPlanId(plan)
                    .setUnit(unit)
                    .setReason(reason))
            .build());
    upload.onNext(
        ReadPlanDocumentRequest.newBuilder()
            .setChunk(ByteString.copyFrom(SampleFile.bytes(file)))
            .build());
    upload.onCompleted();
    return answer.get(60, TimeUnit.SECONDS);
  }

  private record Answering(CompletableFuture<ReadPlanDocumentResponse> answer)
      implements StreamObserver<ReadPlanDocumentResponse> {
    @Override
    public void onNext(ReadPlanDocumentResponse read) {
      answer.complete(read);
    }

    @Override
    public void onError(Throwable refused) {
      answer.completeExceptionally(refused);
    }

    @Override
    public void onCompleted() {
      // The answer has come before.
    }
  }

  private static ApplyPlanDocumentResponse apply(
      ReadPlanDocumentResponse read, String reason, String grant) {
    return apply(read, read.getPlanDocument(), reason, grant);
  }

  private static ApplyPlanDocumentResponse apply(
      ReadPlanDocumentResponse read, PlanDocument document, String reason, String grant) {
    return as(PlanDocumentServiceGrpc.newBlockingStub(service.channel()), grant)
        .applyPlanDocument(
            ApplyPlanDocumentRequest.newBuilder()
                .setImport(read.getImport().getName())
                .setPlan(read.getPlan())
                .setUnit(read.getUnit())
                .setDocument(document)
                .setReason(reason)
                .build());
  }

  private static int created(PartReport report, String kind) {
    return report.getCountsList().stream()
        .filter(count -> count.getKind().equals(kind))
        .mapToInt(PartReport.Count::getCreated)
        .sum();
  }

  /// The steps to it are those of its life, which are tested elsewhere.
  private static void state(String plan, String state) throws Exception {
    try (var owner = service.database().connect()) {
      Sql.run(owner, "update plan.plan set state = '%s' where id = '%s'".formatted(state, plan));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static <S extends AbstractStub<S>> S as(S stub, String grant) {
    var token = service.issuer().mint().subject("jo").grants(grant).signed();
    return stub.withDeadlineAfter(60, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }
}
