package org.goldenthread.plan.printing;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.content.WholePlanWire;
import org.goldenthread.plan.plan.PlanRow;
import org.goldenthread.plan.printing.page.Printout;
import org.goldenthread.plan.printing.paper.HtmlPaper;
import org.goldenthread.plan.printing.paper.PdfPaper;
import org.goldenthread.plan.printing.paper.WordPaper;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.PlanPrintServiceGrpc.PlanPrintServiceImplBase;
import org.goldenthread.plan.v1.PrintPlanRequest;
import org.goldenthread.type.v1.Change.Operation;

/// Prints plans. A plan is set whole before its first piece is sent, so that a failure is an answer
/// and not a broken file; how many are set at once is bounded.
@Singleton
final class PrintEndpoint extends PlanPrintServiceImplBase {
  private static final int PIECE = 256 * 1024;
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final WholePlanWire whole;
  private final Resource<PlanRow, Plan> plans;
  private final Writes writes;
  private final PrintConfig config;
  private final Semaphore turns;

  PrintEndpoint(
      WholePlanWire whole, Resource<PlanRow, Plan> plans, Writes writes, PrintConfig config) {
    this.whole = whole;
    this.plans = plans;
    this.writes = writes;
    this.config = config;
    this.turns = new Semaphore(config.atOnce());
  }

  @Override
  public void printPlan(PrintPlanRequest request, StreamObserver<HttpBody> out) {
    PlanContent content =
        whole.get(request.getName(), request.getAsAt(), new Request(request).readTime());
    byte[] file = inTurn(request, content);
    writes.write(
        PrintPlanRequest.newBuilder().setName(request.getName()).build(),
        new Recording.Cause("", "", ""),
        Empty.getDefaultInstance(),
        recording -> exported(recording, content.getPlan()));
    send(type(request), file, (ServerCallStreamObserver<HttpBody>) out);
  }

  private byte[] inTurn(PrintPlanRequest request, PlanContent content) {
    try {
      if (!turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw Failure.of(
                Code.RESOURCE_EXHAUSTED,
                ErrorReason.OVERLOADED,
                "Other plans are being printed; come again.")
            .retryAfter(config.patience());
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw Failure.of(Code.CANCELLED, ErrorReason.CANCELLED, "The call was given up.");
    }
    try {
      return file(request, FormWire.of(request, content));
    } finally {
      turns.release();
    }
  }

  private static byte[] file(PrintPlanRequest request, Printout printout) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      switch (request.getFormat()) {
        case HTML -> file.writeBytes(HtmlPaper.of(printout).getBytes(StandardCharsets.UTF_8));
        case PDF -> PdfPaper.write(HtmlPaper.of(printout), file);
        case WORD, FORMAT_UNSPECIFIED, UNRECOGNIZED -> WordPaper.write(printout, file);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory refused to be written", impossible);
    }
    return file.toByteArray();
  }

  private static String type(PrintPlanRequest request) {
    return switch (request.getFormat()) {
      case HTML -> "text/html; charset=utf-8";
      case PDF -> "application/pdf";
      case WORD, FORMAT_UNSPECIFIED, UNRECOGNIZED ->
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    };
  }

  private Empty exported(Recording recording, Plan plan) {
    recording.record(
        new Entry(
            Operation.EXPORTED,
            plans.kind(),
            plan.getName(),
            List.of(),
            plan.getName(),
            plan.getUnit().substring(plan.getUnit().lastIndexOf('/') + 1)));
    return Empty.getDefaultInstance();
  }

  private static void send(String type, byte[] file, ServerCallStreamObserver<HttpBody> call) {
    ByteString whole = UnsafeByteOperations.unsafeWrap(file);
    for (int from = 0; from < file.length; from += PIECE) {
      if (!ready(call)) {
        return;
      }
      call.onNext(
          HttpBody.newBuilder()
              .setContentType(type)
              .setData(whole.substring(from, Math.min(file.length, from + PIECE)))
              .build());
    }
    call.onCompleted();
  }

  /// Waits until the reader has taken what it was sent; false where the reader is gone.
  private static boolean ready(ServerCallStreamObserver<HttpBody> call) {
    while (!call.isReady()) {
      if (call.isCancelled() || Context.current().isCancelled()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return !call.isCancelled();
  }
}
