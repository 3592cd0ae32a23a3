package org.goldenthread.gateway.view.export;

import com.google.api.HttpBody;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goldenthread.gateway.view.Answer;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.gateway.view.Names;
import org.goldenthread.gateway.view.PlanParts;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.plan.v1.PlanPrintServiceGrpc;
import org.goldenthread.plan.v1.PrintPlanRequest;
import org.goldenthread.view.v1.ExportPlanRequest;
import org.goldenthread.view.v1.PlanExportServiceGrpc.PlanExportServiceImplBase;
import org.jspecify.annotations.Nullable;

/// A plan as a document. What other services hold of it is asked for first, all of it at once, and
/// goes to the plan service, which prints the plan; the file comes through piece by piece, as fast
/// as it is read.
@Singleton
public final class PlanExportEndpoint extends PlanExportServiceImplBase {
  private final Services services;
  private final PlanParts parts;

  public PlanExportEndpoint(Services services) {
    this.services = services;
    this.parts = new PlanParts(services);
  }

  @Override
  public void exportPlan(ExportPlanRequest request, StreamObserver<HttpBody> caller) {
    ServerCallStreamObserver<HttpBody> reader = (ServerCallStreamObserver<HttpBody>) caller;
    try {
      PrintPlanRequest print = parts.of(request);
      services.stream(Names.code(request.getName()), Services.PLAN, PlanPrintServiceGrpc::newStub)
          .printPlan(print, new Pieces(reader, Names.code(request.getName())));
    } catch (RuntimeException failure) {
      Answer.fail(caller, failure);
    }
  }

  /// The file on its way: the next piece is asked for when the reader has taken the one before.
  private static final class Pieces implements ClientResponseObserver<PrintPlanRequest, HttpBody> {
    private final ServerCallStreamObserver<HttpBody> reader;
    private final String directorate;

    /// A piece was handed on and the next one is not asked for yet.
    private final AtomicBoolean owing = new AtomicBoolean();

    private @Nullable ClientCallStreamObserver<PrintPlanRequest> printer;

    Pieces(ServerCallStreamObserver<HttpBody> reader, String directorate) {
      this.reader = reader;
      this.directorate = directorate;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<PrintPlanRequest> printer) {
      printer.disableAutoRequestWithInitial(1);
      this.printer = printer;
      reader.setOnReadyHandler(this::askForMore);
      reader.setOnCancelHandler(() -> printer.cancel("the reader has gone", null));
    }

    @Override
    public void onNext(HttpBody piece) {
      reader.onNext(piece);
      owing.set(true);
      if (reader.isReady()) {
        askForMore();
      }
    }

    private void askForMore() {
      ClientCallStreamObserver<PrintPlanRequest> from = printer;
      if (from != null && owing.compareAndSet(true, false)) {
        from.request(1);
      }
    }

    @Override
    public void onError(Throwable failure) {
      Answer.fail(
          reader,
          failure instanceof StatusRuntimeException known
              ? Failures.from(known, directorate, Services.PLAN)
              : new IllegalStateException("the plan service's stream failed", failure));
    }

    @Override
    public void onCompleted() {
      reader.onCompleted();
    }
  }
}
