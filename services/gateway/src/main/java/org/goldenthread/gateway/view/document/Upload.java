package org.goldenthread.gateway.view.document;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.view.Answer;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.PlanDocumentServiceGrpc;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.view.v1.ImportPlanRequest;
import org.jspecify.annotations.Nullable;

/// One file on its way to the plan service. The next piece is asked for when the service has taken
/// the one before, so that a slow reader slows its sender down and fills no memory here.
final class Upload implements StreamObserver<ImportPlanRequest> {
  /// The service takes pieces of up to 1 MiB.
  private static final int PIECE = 512 * 1024;

  private final Services services;
  private final ServerCallStreamObserver<Import> caller;

  /// One of both sides ends the call, whichever is first.
  private final AtomicBoolean ended = new AtomicBoolean();

  /// A piece was taken in and the next one is not asked for yet.
  private final AtomicBoolean owing = new AtomicBoolean();

  private @Nullable ImportPlanRequest first;
  private @Nullable ClientCallStreamObserver<ReadPlanDocumentRequest> reader;
  private long size;

  Upload(Services services, ServerCallStreamObserver<Import> caller) {
    this.services = services;
    this.caller = caller;
  }

  @Override
  public void onNext(ImportPlanRequest request) {
    if (ended.get()) {
      return;
    }
    try {
      send(request);
    } catch (RuntimeException failure) {
      end(failure);
    }
  }

  private void send(ImportPlanRequest request) {
    ClientCallStreamObserver<ReadPlanDocumentRequest> to = reader == null ? open(request) : reader;
    ByteString data = request.getFile().getData();
    size += data.size();
    for (int from = 0; from < data.size(); from += PIECE) {
      ByteString piece = data.substring(from, Math.min(data.size(), from + PIECE));
      to.onNext(ReadPlanDocumentRequest.newBuilder().setChunk(piece).build());
    }
    owing.set(true);
    if (to.isReady()) {
      askForMore();
    }
  }

  private void askForMore() {
    if (owing.compareAndSet(true, false)) {
      caller.request(1);
    }
  }

  private ClientCallStreamObserver<ReadPlanDocumentRequest> open(ImportPlanRequest request) {
    MediaTypes.check(request.getFile().getContentType());
    first = request;
    // Bounded by the caller's own deadline, which a slow line needs more of than a service does.
    PlanDocumentServiceGrpc.PlanDocumentServiceStub stub =
        services.stream(
            Names.code(request.getParent()), Services.PLAN, PlanDocumentServiceGrpc::newStub);
    ClientCallStreamObserver<ReadPlanDocumentRequest> opened =
        (ClientCallStreamObserver<ReadPlanDocumentRequest>) stub.readPlanDocument(new Reading());
    reader = opened;
    opened.onNext(ReadPlanDocumentRequest.newBuilder().setParameters(parameters(request)).build());
    return opened;
  }

  private static ReadPlanDocumentParameters parameters(ImportPlanRequest request) {
    return ReadPlanDocumentParameters.newBuilder()
        .setParent(request.getParent())
        .setPlanId(request.getPlanId())
        .setUnit(request.getUnit())
        .setValidateOnly(request.getValidateOnly())
        .setReason(request.getReason())
        .setFileName(request.getFileName())
        .setContentType(request.getFile().getContentType())
        .setRequestId(request.getRequestId())
        .build();
  }

  @Override
  public void onCompleted() {
    ClientCallStreamObserver<ReadPlanDocumentRequest> to = reader;
    if (ended.get()) {
      return;
    }
    if (to == null || size == 0) {
      end(
          Failures.of(
              Code.INVALID_ARGUMENT,
              ErrorReason.FILE_MISSING,
              "The body is empty; it must be the Word file itself."));
      return;
    }
    to.onCompleted();
  }

  /// The sender went away.
  @Override
  public void onError(Throwable cause) {
    ended.set(true);
    giveUpReading(cause);
  }

  private void end(RuntimeException failure) {
    if (ended.compareAndSet(false, true)) {
      giveUpReading(failure);
      Answer.fail(caller, failure);
    }
  }

  private void giveUpReading(Throwable cause) {
    if (reader != null) {
      reader.cancel("the upload ended before the file did", cause);
    }
  }

  /// What the plan service makes of the file.
  private final class Reading
      implements ClientResponseObserver<ReadPlanDocumentRequest, ReadPlanDocumentResponse> {
    @Override
    public void beforeStart(ClientCallStreamObserver<ReadPlanDocumentRequest> stream) {
      stream.setOnReadyHandler(Upload.this::askForMore);
    }

    @Override
    public void onNext(ReadPlanDocumentResponse read) {
      ImportPlanRequest request = first;
      if (request != null && ended.compareAndSet(false, true)) {
        Answer.give(caller, () -> new ImportRun(services, request, read).apply());
      }
    }

    @Override
    public void onError(Throwable failure) {
      ImportPlanRequest request = first;
      if (request != null && ended.compareAndSet(false, true)) {
        Answer.fail(caller, explained(failure, Names.code(request.getParent())));
      }
    }

    private static RuntimeException explained(Throwable failure, String directorate) {
      return failure instanceof StatusRuntimeException known
          ? Failures.from(known, directorate, Services.PLAN)
          : new IllegalStateException("the plan service's stream failed", failure);
    }

    @Override
    public void onCompleted() {
      // The one answer has come before, or gRPC reports its absence as an error.
    }
  }
}
