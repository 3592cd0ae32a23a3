package org.goldenthread.plan.importing;

import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.jspecify.annotations.Nullable;

/// A file on its way in: spooled to the disk piece by piece, read when it is whole, and gone from
/// the disk however the call ends.
final class UploadWire implements StreamObserver<ReadPlanDocumentRequest> {
  private final ReadingWire reading;
  private final StreamObserver<ReadPlanDocumentResponse> out;
  private final Path file;
  private final OutputStream spool;
  private @Nullable ReadPlanDocumentParameters parameters;
  private long size;

  UploadWire(ReadingWire reading, StreamObserver<ReadPlanDocumentResponse> out) {
    this.reading = reading;
    this.out = out;
    try {
      this.file = Files.createTempFile("import-", ".docx");
      this.spool = Files.newOutputStream(file);
    } catch (IOException full) {
      throw new UncheckedIOException("an upload cannot be spooled", full);
    }
  }

  @Override
  public void onNext(ReadPlanDocumentRequest step) {
    try {
      switch (step.getStepCase()) {
        case PARAMETERS -> begin(step.getParameters());
        case CHUNK -> add(step);
        case STEP_NOT_SET -> throw Failure.invalid("step", "Each message carries one step.");
      }
    } catch (RuntimeException refused) {
      discard();
      throw refused;
    }
  }

  private void begin(ReadPlanDocumentParameters given) {
    if (parameters != null) {
      throw Failure.invalid("parameters", "The parameters come once, in the first message.");
    }
    parameters = given;
  }

  private void add(ReadPlanDocumentRequest step) {
    if (parameters == null) {
      throw Failure.invalid("parameters", "The parameters come first, then the file.");
    }
    size += step.getChunk().size();
    reading.requireSize(size);
    try {
      step.getChunk().writeTo(spool);
    } catch (IOException full) {
      throw new UncheckedIOException("an upload cannot be spooled", full);
    }
  }

  @Override
  public void onCompleted() {
    ReadPlanDocumentResponse answer;
    try {
      spool.close();
      ReadPlanDocumentParameters given = parameters;
      if (given == null || size == 0) {
        throw Failure.of(
            io.grpc.Status.Code.INVALID_ARGUMENT,
            ErrorReason.FILE_MISSING,
            "No file was sent. Choose the plan's .docx file and send it.");
      }
      answer = reading.read(given, file);
    } catch (IOException full) {
      throw new UncheckedIOException("an upload cannot be spooled", full);
    } finally {
      discard();
    }
    out.onNext(answer);
    out.onCompleted();
  }

  /// The sender went away.
  @Override
  public void onError(Throwable cause) {
    discard();
  }

  private void discard() {
    try {
      spool.close();
      Files.deleteIfExists(file);
    } catch (IOException kept) {
      throw new UncheckedIOException("a spooled upload cannot be removed", kept);
    }
  }
}
