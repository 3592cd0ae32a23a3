package org.goldenthread.plan.importing.record;

import com.google.api.HttpBody;
import com.google.protobuf.Empty;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Entry;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.DownloadImportDocumentRequest;
import org.goldenthread.plan.v1.GetImportRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ImportServiceGrpc.ImportServiceImplBase;
import org.goldenthread.plan.v1.ListImportsRequest;
import org.goldenthread.plan.v1.ListImportsResponse;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change.Operation;
import org.jspecify.annotations.Nullable;

@Singleton
final class ImportEndpoint extends ImportServiceImplBase {
  private static final int PIECE = 256 * 1024;

  private final Resource<ImportRow, Import> imports;
  private final ReportWire reports;
  private final ImportFiles files;
  private final Reads reads;
  private final Writes writes;
  private final Links links;

  ImportEndpoint(
      Resource<ImportRow, Import> imports,
      ReportWire reports,
      ImportFiles files,
      Reads reads,
      Writes writes,
      Links links) {
    this.imports = imports;
    this.reports = reports;
    this.files = files;
    this.reads = reads;
    this.writes = writes;
    this.links = links;
  }

  @Override
  public void getImport(GetImportRequest request, StreamObserver<Import> out) {
    @Nullable Instant readTime =
        request.hasReadTime()
            ? Instant.ofEpochSecond(
                request.getReadTime().getSeconds(), request.getReadTime().getNanos())
            : null;
    Answers.one(
        out,
        () ->
            reads.read(
                readTime,
                () -> {
                  ImportRow row = imports.row(request.getName(), readTime);
                  return ReportWire.reported(
                      imports.message(row), reports.latest(row.id(), readTime));
                }));
  }

  @Override
  public void listImports(ListImportsRequest request, StreamObserver<ListImportsResponse> out) {
    Answers.one(out, () -> imports.list(request, ListImportsResponse.getDefaultInstance()));
  }

  @Override
  public void downloadImportDocument(
      DownloadImportDocumentRequest request, StreamObserver<HttpBody> out) {
    ServerCallStreamObserver<HttpBody> call = (ServerCallStreamObserver<HttpBody>) out;
    ImportRow row = reads.read(null, () -> imports.row(request.getName(), null));
    writes.write(
        request,
        new Recording.Cause("", "", request.getName()),
        Empty.getDefaultInstance(),
        recording -> exported(recording, row));
    for (long from = 0; from < row.sizeBytes(); from += PIECE) {
      long begin = from;
      byte[] piece = reads.read(null, () -> files.piece(row.id(), begin, PIECE));
      HttpBody body =
          HttpBody.newBuilder()
              .setContentType(row.contentType())
              .setData(UnsafeByteOperations.unsafeWrap(piece))
              .build();
      if (!Answers.piece(call, body)) {
        return;
      }
    }
    out.onCompleted();
  }

  private Empty exported(Recording recording, ImportRow row) {
    recording.record(
        new Entry(
            Operation.EXPORTED,
            imports.kind(),
            imports.name(row),
            List.of(),
            links.plan(row.plan()),
            row.unit()));
    return Empty.getDefaultInstance();
  }
}
