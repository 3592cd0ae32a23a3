package org.goldenthread.gateway.view.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import io.grpc.BindableService;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.goldenthread.continuity.v1.ApplyContinuityDocumentRequest;
import org.goldenthread.continuity.v1.ApplyContinuityDocumentResponse;
import org.goldenthread.continuity.v1.ContinuityDocumentServiceGrpc.ContinuityDocumentServiceImplBase;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Council;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentRequest;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentResponse;
import org.goldenthread.indicator.v1.IndicatorDocumentServiceGrpc.IndicatorDocumentServiceImplBase;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.type.v1.PartReport;
import org.goldenthread.view.v1.ImportPlanRequest;
import org.goldenthread.view.v1.ImportServiceGrpc;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportTest {
  private static final PartReport APPLIED =
      PartReport.newBuilder().setState(PartReport.State.APPLIED).build();

  private final Council council = new Council();
  private final ConcurrentLinkedQueue<ApplyIndicatorDocumentRequest> indicators =
      new ConcurrentLinkedQueue<>();

  @AfterEach
  void close() {
    council.close();
  }

  @Test
  void a_file_reaches_the_reader_whole_and_every_service_applies_its_part() {
    PlanReader reader = PlanReader.thatWorks();
    council.with("fsc", "plan", reader).with("fsc", "indicator", indicators());
    council.with("fsc", "risk", risks(null)).with("fsc", "continuity", functions());
    byte[] file = new byte[3_000_000];
    file[2_999_999] = 7;
    Import done = send(first().setReason("why").build(), file);
    assertEquals(Import.State.COMPLETED, done.getState());
    assertEquals(ByteString.copyFrom(file), reader.file());
    assertTrue(reader.pieces.stream().allMatch(piece -> piece.size() <= 1 << 20));
    assertEquals("why", reader.parameters.element().getReason());
    assertEquals(Services.ALL, done.getPartsList().stream().map(PartReport::getService).toList());
    assertEquals(List.of("Jo Lead", "HOS"), reader.applied.element().getOtherOfficerNamesList());
    ApplyIndicatorDocumentRequest applied = indicators.element();
    assertEquals(PlanReader.UNIT, applied.getUnit());
    assertEquals(PlanReader.IMPORT, applied.getImport());
    assertEquals(2, applied.getOfficersCount());
  }

  @Test
  void a_service_that_is_down_leaves_the_import_incomplete_and_the_others_applied() {
    PlanReader reader = PlanReader.thatWorks();
    council.with("fsc", "plan", reader).with("fsc", "indicator", indicators());
    council.with("fsc", "risk").with("fsc", "continuity", functions());
    ImportEndpoint view = view();
    council.stop("fsc", "risk");
    Import done = send(view, first().build(), new byte[100]);
    assertEquals(Import.State.INCOMPLETE, done.getState());
    assertEquals(
        List.of(
            PartReport.State.APPLIED,
            PartReport.State.APPLIED,
            PartReport.State.UNAVAILABLE,
            PartReport.State.APPLIED),
        done.getPartsList().stream().map(PartReport::getState).toList());
    assertEquals("The risk service of fsc cannot be reached.", done.getParts(2).getDetail());
  }

  @Test
  void a_part_that_is_refused_says_why() {
    council.with("fsc", "plan", PlanReader.thatWorks()).with("fsc", "indicator", indicators());
    council
        .with(
            "fsc",
            "risk",
            risks(
                Failures.of(Code.FAILED_PRECONDITION, ErrorReason.LINK_NOT_FOUND, "No such plan.")))
        .with("fsc", "continuity", functions());
    Import done = send(first().build(), new byte[100]);
    assertEquals(Import.State.INCOMPLETE, done.getState());
    assertEquals(PartReport.State.REFUSED, done.getParts(2).getState());
    assertEquals("No such plan.", done.getParts(2).getDetail());
  }

  @Test
  void a_dry_run_asks_every_service_and_ends_nothing() {
    PlanReader reader = PlanReader.thatWorks();
    council.with("fsc", "plan", reader).with("fsc", "indicator", indicators());
    council.with("fsc", "risk", risks(null)).with("fsc", "continuity", functions());
    Import tried = send(first().setValidateOnly(true).build(), new byte[100]);
    assertEquals(Import.State.VALIDATED, tried.getState());
    assertEquals("", tried.getName());
    assertEquals("", tried.getPlan());
    assertEquals("older-people-2013-14", tried.getPlanId());
    assertEquals(4, tried.getPartsCount());
    assertTrue(indicators.element().getValidateOnly());
    assertEquals("", indicators.element().getUnit());
    assertTrue(reader.completed.isEmpty());
  }

  @Test
  void a_file_that_is_no_plan_is_refused_as_the_reader_refuses_it() {
    PlanReader reader =
        new PlanReader(
            Failures.of(Code.INVALID_ARGUMENT, ErrorReason.FILE_PDF, "Send Word."), null);
    council.with("fsc", "plan", reader);
    StatusRuntimeException refused = refused(first().build(), new byte[3_000_000]);
    assertEquals(Code.INVALID_ARGUMENT, refused.getStatus().getCode());
    assertEquals(ErrorReason.FILE_PDF, Failures.reason(refused));
    assertTrue(reader.applied.isEmpty());
  }

  @Test
  void a_plan_that_refuses_its_own_part_fails_the_call_and_the_import_says_why() {
    PlanReader reader =
        new PlanReader(
            null, Failures.of(Code.FAILED_PRECONDITION, ErrorReason.REASON_REQUIRED, "Say why."));
    council.with("fsc", "plan", reader).with("fsc", "indicator", indicators());
    StatusRuntimeException refused = refused(first().build(), new byte[100]);
    assertEquals(ErrorReason.REASON_REQUIRED, Failures.reason(refused));
    assertTrue(indicators.isEmpty());
    assertEquals(PartReport.State.REFUSED, reader.completed.element().getParts(0).getState());
    assertEquals("Say why.", reader.completed.element().getParts(0).getDetail());
  }

  @Test
  void an_empty_body_another_type_and_an_unknown_directorate_reach_no_service() {
    PlanReader reader = PlanReader.thatWorks();
    council.with("fsc", "plan", reader);
    assertEquals(ErrorReason.FILE_MISSING, Failures.reason(refused(first().build(), new byte[0])));
    assertEquals(
        ErrorReason.MEDIA_TYPE_UNSUPPORTED,
        Failures.reason(
            refused(
                first()
                    .setFile(
                        HttpBody.newBuilder().setContentType("multipart/form-data; boundary=x"))
                    .build(),
                new byte[10])));
    assertEquals(
        ErrorReason.DIRECTORATE_NOT_FOUND,
        Failures.reason(refused(first().setParent("directorates/xyz").build(), new byte[10])));
    assertTrue(reader.applied.isEmpty());
  }

  private static ImportPlanRequest.Builder first() {
    return ImportPlanRequest.newBuilder()
        .setParent("directorates/fsc")
        .setFile(HttpBody.newBuilder().setContentType("application/octet-stream"));
  }

  private ImportEndpoint view() {
    return new ImportEndpoint(new Services(council.instances(), council.config()));
  }

  private StatusRuntimeException refused(ImportPlanRequest first, byte[] file) {
    try {
      Import done = send(first, file);
      throw new AssertionError("not refused: " + done);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof StatusRuntimeException refused) {
        return refused;
      }
      throw failed;
    }
  }

  private Import send(ImportPlanRequest first, byte[] file) {
    return send(view(), first, file);
  }

  private Import send(BindableService view, ImportPlanRequest first, byte[] file) {
    CompletableFuture<Import> answer = new CompletableFuture<>();
    StreamObserver<ImportPlanRequest> call =
        ImportServiceGrpc.newStub(council.view(view, "fsc:planner"))
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .importPlan(
                new StreamObserver<>() {
                  @Override
                  public void onNext(Import value) {
                    answer.complete(value);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    call.onNext(first);
    for (int from = 0; from < file.length; from += 1_500_000) {
      ByteString piece = ByteString.copyFrom(file, from, Math.min(1_500_000, file.length - from));
      call.onNext(
          ImportPlanRequest.newBuilder().setFile(HttpBody.newBuilder().setData(piece)).build());
    }
    call.onCompleted();
    return answer.join();
  }

  private IndicatorDocumentServiceImplBase indicators() {
    return new IndicatorDocumentServiceImplBase() {
      @Override
      public void applyIndicatorDocument(
          ApplyIndicatorDocumentRequest request,
          StreamObserver<ApplyIndicatorDocumentResponse> observer) {
        indicators.add(request);
        observer.onNext(ApplyIndicatorDocumentResponse.newBuilder().setReport(APPLIED).build());
        observer.onCompleted();
      }
    };
  }

  private static BindableService risks(@Nullable StatusRuntimeException failing) {
    return new RiskPart(failing);
  }

  private static ContinuityDocumentServiceImplBase functions() {
    return new ContinuityDocumentServiceImplBase() {
      @Override
      public void applyContinuityDocument(
          ApplyContinuityDocumentRequest request,
          StreamObserver<ApplyContinuityDocumentResponse> observer) {
        observer.onNext(ApplyContinuityDocumentResponse.newBuilder().setReport(APPLIED).build());
        observer.onCompleted();
      }
    };
  }
}
