package org.goldenthread.gateway.view.document;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.goldenthread.indicator.v1.IndicatorDocument;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.plan.v1.ApplyPlanDocumentRequest;
import org.goldenthread.plan.v1.ApplyPlanDocumentResponse;
import org.goldenthread.plan.v1.CompleteImportRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc.PlanDocumentServiceImplBase;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.type.v1.OfficerBinding;
import org.goldenthread.type.v1.OfficerNames;
import org.goldenthread.type.v1.PartReport;
import org.jspecify.annotations.Nullable;

/// A plan service that takes any file, and ends an import as its parts tell.
final class PlanReader extends PlanDocumentServiceImplBase {
  static final String PLAN = "directorates/fsc/plans/older-people-2013-14";
  static final String UNIT = "directorates/fsc/units/older-people";
  static final String IMPORT = "directorates/fsc/imports/1";

  final ConcurrentLinkedQueue<ReadPlanDocumentParameters> parameters =
      new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<ByteString> pieces = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<ApplyPlanDocumentRequest> applied = new ConcurrentLinkedQueue<>();
  final ConcurrentLinkedQueue<CompleteImportRequest> completed = new ConcurrentLinkedQueue<>();
  private final @Nullable StatusRuntimeException reading;
  private final @Nullable StatusRuntimeException applying;

  /// @param reading how reading fails, where it does
  /// @param applying how applying fails, where it does
  PlanReader(@Nullable StatusRuntimeException reading, @Nullable StatusRuntimeException applying) {
    this.reading = reading;
    this.applying = applying;
  }

  static PlanReader thatWorks() {
    return new PlanReader(null, null);
  }

  ByteString file() {
    return ByteString.copyFrom(pieces);
  }

  @Override
  public StreamObserver<ReadPlanDocumentRequest> readPlanDocument(
      StreamObserver<ReadPlanDocumentResponse> observer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ReadPlanDocumentRequest request) {
        if (request.hasParameters()) {
          parameters.add(request.getParameters());
          if (reading != null) {
            observer.onError(reading);
          }
        } else {
          pieces.add(request.getChunk());
        }
      }

      @Override
      public void onError(Throwable gone) {}

      @Override
      public void onCompleted() {
        observer.onNext(read());
        observer.onCompleted();
      }
    };
  }

  private ReadPlanDocumentResponse read() {
    boolean dry = parameters.stream().anyMatch(ReadPlanDocumentParameters::getValidateOnly);
    OfficerNames names =
        OfficerNames.newBuilder().setField("officers").addNames("Jo Lead").addNames("HOS").build();
    return ReadPlanDocumentResponse.newBuilder()
        .setImport(Import.newBuilder().setName(dry ? "" : IMPORT).setDocumentTitle("A plan"))
        .setPlan(PLAN)
        .setIndicatorDocument(
            IndicatorDocument.newBuilder()
                .addIndicators(IndicatorRow.newBuilder().setImportKey("a").addOfficerNames(names))
                .addIndicators(IndicatorRow.newBuilder().setImportKey("b").addOfficerNames(names)))
        .build();
  }

  @Override
  public void applyPlanDocument(
      ApplyPlanDocumentRequest request, StreamObserver<ApplyPlanDocumentResponse> observer) {
    applied.add(request);
    if (applying != null) {
      observer.onError(applying);
      return;
    }
    ApplyPlanDocumentResponse.Builder response =
        ApplyPlanDocumentResponse.newBuilder()
            .setPlan(Plan.newBuilder().setName(PLAN).setUnit(UNIT))
            .setReport(PartReport.newBuilder().setState(PartReport.State.APPLIED));
    request
        .getOtherOfficerNamesList()
        .forEach(
            name ->
                response.addOfficers(
                    OfficerBinding.newBuilder()
                        .setAsWritten(name)
                        .setOfficer("directorates/fsc/officers/" + name.length())));
    observer.onNext(response.build());
    observer.onCompleted();
  }

  @Override
  public void completeImport(CompleteImportRequest request, StreamObserver<Import> observer) {
    completed.add(request);
    boolean all =
        request.getPartsList().stream()
            .allMatch(part -> part.getState() == PartReport.State.APPLIED);
    observer.onNext(
        Import.newBuilder()
            .setName(request.getName())
            .setState(all ? Import.State.COMPLETED : Import.State.INCOMPLETE)
            .addAllParts(request.getPartsList())
            .build());
    observer.onCompleted();
  }
}
