package org.goldenthread.plan.importing;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.CompleteImportRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc.PlanDocumentServiceBlockingStub;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.goldenthread.type.v1.PartReport;
import org.junit.jupiter.api.function.Executable;

/// A desk at which documents are imported step by step, as the gateway does it, into the plan
/// service of the directorate `fsc`.
final class ImportDesk implements AutoCloseable {
  static final String FSC = "directorates/fsc";

  private final ServiceUnderTest service = ServiceUnderTest.start("plan");

  ServiceUnderTest service() {
    return service;
  }

  /// The stub with a planner's token.
  <S extends AbstractStub<S>> S planner(S stub) {
    return as(stub, "fsc:planner");
  }

  <S extends AbstractStub<S>> S as(S stub, String... grants) {
    var token = service.issuer().mint().subject("jo").grants(grants).signed();
    return stub.withDeadlineAfter(60, TimeUnit.SECONDS)
        .withCallCredentials(new CallerCredentials("Bearer " + token));
  }

  void unit(String id) {
    var _ =
        planner(UnitServiceGrpc.newBlockingStub(service.channel()))
            .createUnit(
                CreateUnitRequest.newBuilder()
                    .setParent(FSC)
                    .setUnitId(id)
                    .setUnit(Unit.newBuilder().setDisplayName(id).setKind(Unit.Kind.DIVISION))
                    .build());
  }

  /// Brings a file in for the plan and the unit of this id, with all steps.
  Import send(String plan, byte[] file) {
    return send(plan, file, "");
  }

  Import send(String plan, byte[] file, String reason) {
    var read = read(plan, file, reason);
    var applied = apply(read, reason);
    return complete(read.getImport().getName(), applied.getReport());
  }

  ReadPlanDocumentResponse read(String plan, byte[] file) {
    return read(plan, file, "");
  }

  private ReadPlanDocumentResponse read(String plan, byte[] file, String reason) {
    var answer = new CompletableFuture<ReadPlanDocumentResponse>();
    var upload =
        planner(PlanDocumentServiceGrpc.newStub(service.channel()))
            .readPlanDocument(new Answering(answer));
    upload.onNext(
        ReadPlanDocumentRequest.newBuilder()
            .setParameters(
                ReadPlanDocumentParameters.newBuilder()
                    .setParent(FSC)
                    .setPlanId(plan)
                    .setUnit(plan)
                    .setReason(reason))
            .build());
    upload.onNext(ReadPlanDocumentRequest.newBuilder().setChunk(ByteString.copyFrom(file)).build());
    upload.onCompleted();
    return answer.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private ApplyPlanDocumentResponse apply(ReadPlanDocumentResponse read, String reason) {
    return steps()
        .applyPlanDocument(
            ApplyPlanDocumentRequest.newBuilder()
                .setImport(read.getImport().getName())
                .setPlan(read.getPlan())
                .setUnit(read.getUnit())
                .setDocument(read.getPlanDocument())
                .setReason(reason)
                .build());
  }

  /// Ends an import whose other parts hold nothing.
  Import complete(String name, PartReport plan) {
    var complete = CompleteImportRequest.newBuilder().setName(name).addParts(plan);
    for (String other : List.of("indicator", "risk", "continuity")) {
      complete.addParts(
          PartReport.newBuilder().setService(other).setState(PartReport.State.APPLIED));
    }
    return steps().completeImport(complete.build());
  }

  PlanDocumentServiceBlockingStub steps() {
    return planner(PlanDocumentServiceGrpc.newBlockingStub(service.channel()));
  }

  /// The code and the reason by which a call is refused: `ABORTED ETAG_MISMATCH`.
  static String refused(Executable call) {
    var refused = assertThrows(StatusRuntimeException.class, call);
    var status = Objects.requireNonNull(StatusProto.fromThrowable(refused));
    var reason =
        status.getDetailsList().stream()
            .filter(detail -> detail.is(ErrorInfo.class))
            .map(detail -> info(detail).getReason())
            .findFirst()
            .orElse("");
    return refused.getStatus().getCode() + " " + reason;
  }

  private static ErrorInfo info(com.google.protobuf.Any detail) {
    try {
      return detail.unpack(ErrorInfo.class);
    } catch (InvalidProtocolBufferException damaged) {
      throw new IllegalStateException(damaged);
    }
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

  @Override
  public void close() {
    service.close();
  }
}
