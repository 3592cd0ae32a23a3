package org.goldenthread.plan.importing;

import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentRequest;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.jspecify.annotations.Nullable;

/// A file on its way in: spooled to the disk piece by piece, read when it is whole, and gone from
/// the disk however the call ends.
final class UploadWire implements StreamObserver<ReadPlanDocumentRequest> {
  private static final String PREFIX = "goldenthread-import-";

  private final ReadingWire reading;
  private final ServerCallStreamObserver<ReadPlanDocumentResponse> out;
  private @Nullable ReadPlanDocumentParameters parameters;
  private @Nullable Path file;
  private @Nullable OutputStream spool;
  private long size;

  UploadWire(ReadingWire reading, StreamObserver<ReadPlanDocumentResponse> out) {
    this.reading = reading;
    this.out = (ServerCallStreamObserver<ReadPlanDocumentResponse>) out;
    // A call that is refused before its method runs is only closed.
    this.out.setOnCloseHandler(this::discard);
    this.out.setOnCancelHandler(this::discard);
  }

  /// Removes what a process left behind that was killed while it took a file in. An upload lasts
  /// minutes, so what is an hour old is nobody's.
  static void removeLeftBehind(Path folder, Clock clock) {
    FileTime before = FileTime.from(clock.instant().minus(Duration.ofHours(1)));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path left : files) {
        if (Files.getLastModifiedTime(left).compareTo(before) < 0) {
          Files.deleteIfExists(left);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("uploads that were left behind cannot be removed", unreadable);
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
      step.getChunk().writeTo(opened());
    } catch (IOException full) {
      throw new UncheckedIOException("an upload cannot be spooled", full);
    }
  }

  private OutputStream opened() throws IOException {
    OutputStream open = spool;
    if (open == null) {
      Path made = Files.createTempFile(reading.spool(), PREFIX, ".docx");
      file = made;
      open = Files.newOutputStream(made);
      spool = open;
    }
    return open;
  }

  @Override
  public void onCompleted() {
    ReadPlanDocumentResponse answer;
    try {
      ReadPlanDocumentParameters given = parameters;
      Path whole = file;
      if (given == null || whole == null || size == 0) {
        throw Failure.of(
            Code.INVALID_ARGUMENT,
            ErrorReason.FILE_MISSING,
            "No file was sent. Choose the plan's .docx file and send it.");
      }
      opened().close();
      answer = reading.read(given, whole);
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
      if (spool != null) {
        spool.close();
      }
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException kept) {
      throw new UncheckedIOException("a spooled upload cannot be removed", kept);
    }
  }
}
