package org.goldenthread.plan.importing;

import io.grpc.Status.Code;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.document.PlanDocumentReader;
import org.goldenthread.plan.document.Reading;
import org.goldenthread.plan.importing.item.OpenItemsWire;
import org.goldenthread.plan.importing.record.ImportFiles;
import org.goldenthread.plan.importing.record.ImportRow;
import org.goldenthread.plan.importing.record.ReportWire;
import org.goldenthread.plan.importing.record.UndoWire;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.ReadPlanDocumentParameters;
import org.goldenthread.plan.v1.ReadPlanDocumentResponse;
import org.goldenthread.type.v1.Change.Operation;

/// Reads a file that was sent, finds the plan that it is for, and keeps it as an import.
@Singleton
final class ReadingWire {
  private final ImportConfig config;
  private final PlanDocumentReader reader;
  private final Semaphore turns;
  private final DestinationWire destinations;
  private final Resource<ImportRow, Import> imports;
  private final ImportFiles files;
  private final ReportWire reports;
  private final OpenItemsWire open;
  private final UndoWire undo;
  private final Reads reads;
  private final Writes writes;
  private final Ids ids;

  ReadingWire(
      ImportConfig config,
      DestinationWire destinations,
      Resource<ImportRow, Import> imports,
      ImportFiles files,
      ReportWire reports,
      OpenItemsWire open,
      UndoWire undo,
      Reads reads,
      Writes writes,
      Ids ids) {
    this.config = config;
    this.reader = new PlanDocumentReader(config.limits());
    this.turns = new Semaphore(config.concurrent(), true);
    this.destinations = destinations;
    this.imports = imports;
    this.files = files;
    this.reports = reports;
    this.open = open;
    this.undo = undo;
    this.reads = reads;
    this.writes = writes;
    this.ids = ids;
  }

  /// The folder in which a file stands while it comes in.
  Path spool() {
    return Path.of(
        config.spool().isEmpty() ? System.getProperty("java.io.tmpdir") : config.spool());
  }

  /// Refuses what is larger than a file may be, while it still comes in.
  void requireSize(long size) {
    if (size > config.fileBytes()) {
      throw FindingWire.failure(
          org.goldenthread.plan.document.file.Refusal.Reason.TOO_LARGE.refusal(), config.limits());
    }
  }

  ReadPlanDocumentResponse read(ReadPlanDocumentParameters parameters, Path file) {
    DocumentWire document = document(file);
    Import sent =
        document.findings().toBuilder()
            .setFileName(parameters.getFileName())
            .setContentType(parameters.getContentType())
            .setSizeBytes(size(file))
            .setSha256(sha256(file))
            .setReason(parameters.getReason())
            .build();
    if (parameters.getValidateOnly()) {
      return reads.read(
          null,
          () -> {
            DestinationWire.Found found = destinations.find(parameters, document);
            Import tried = found.report(sent).toBuilder().setState(Import.State.VALIDATED).build();
            return response(document, found, tried);
          });
    }
    // What tells a repeated call from a reused key: what was sent, not what was read of it.
    Import digest =
        Import.newBuilder()
            .setPlanId(parameters.getPlanId())
            .setUnit(parameters.getUnit())
            .setReason(parameters.getReason())
            .setSha256(sent.getSha256())
            .build();
    Recording.Cause cause =
        new Recording.Cause(parameters.getRequestId(), parameters.getReason(), "");
    ReadPlanDocumentResponse kept =
        writes.write(
            digest,
            cause,
            ReadPlanDocumentResponse.getDefaultInstance(),
            recording -> {
              DestinationWire.Found found = destinations.find(parameters, document);
              return response(document, found, keep(recording, found, sent, file));
            });
    return parameters.getRequestId().isEmpty() ? kept : asItStands(kept);
  }

  /// A repeated call is answered with what its import has become.
  private ReadPlanDocumentResponse asItStands(ReadPlanDocumentResponse kept) {
    return reads.read(
        null,
        () -> {
          ImportRow row = imports.row(kept.getImport().getName(), null);
          Import now = ReportWire.reported(imports.message(row), reports.latest(row.id(), null));
          return kept.toBuilder().setImport(open.counted(List.of(now), null).getFirst()).build();
        });
  }

  /// The import of this file for this plan that is not complete yet, or a new one.
  private Import keep(Recording recording, DestinationWire.Found found, Import sent, Path file) {
    destinations.lock(found.plan());
    undo.requireNoneUndoing(found.planId());
    Optional<ImportRow> begun =
        imports
            .table()
            .lock(
                "t.plan = ? and t.sha256 = ? and t.state not in (?, ?)",
                List.of(
                    found.planId(), sent.getSha256(), Import.State.COMPLETED, Import.State.UNDONE));
    if (begun.isPresent()) {
      Import report = reports.latest(begun.get().id(), null);
      return ReportWire.reported(imports.message(begun.get()), report);
    }
    Import reported = found.report(sent);
    Import message =
        reported.toBuilder()
            .setState(Import.State.APPLYING)
            .setPlanId(found.planId())
            .setUnit(found.unit())
            .setActor(recording.caller().subject())
            .build();
    ImportRow row =
        imports.insert(recording, Operation.IMPORTED, new Key(List.of(), ids.uuid()), message);
    files.put(row.id(), file);
    Import report =
        Import.newBuilder()
            .addAllNotices(reported.getNoticesList())
            .addAllUnread(reported.getUnreadList())
            .addAllFailedChecks(reported.getFailedChecksList())
            .build();
    reports.put(row.id(), report);
    return ReportWire.reported(imports.message(row), report);
  }

  private static ReadPlanDocumentResponse response(
      DocumentWire document, DestinationWire.Found found, Import kept) {
    return ReadPlanDocumentResponse.newBuilder()
        .setImport(kept)
        .setPlan(found.plan())
        .setPlanExists(found.exists())
        .setUnit(found.unit())
        .setPlanDocument(found.document(document.plan()))
        .setIndicatorDocument(document.indicators())
        .setRiskDocument(document.risks())
        .setContinuityDocument(document.functions())
        .build();
  }

  private DocumentWire document(Path file) {
    await();
    try {
      return switch (reader.read(file)) {
        case Reading.Read(var read, var _) -> DocumentWire.of(read);
        case Reading.Refused(var refusal) -> throw FindingWire.failure(refusal, config.limits());
      };
    } catch (IOException broken) {
      throw new UncheckedIOException("a spooled upload cannot be read", broken);
    } finally {
      turns.release();
    }
  }

  private void await() {
    try {
      if (turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw Failure.of(
            Code.RESOURCE_EXHAUSTED,
            ErrorReason.OVERLOADED,
            "Other documents are being read; send this one again in a moment.")
        .retryAfter(Duration.ofSeconds(5));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException broken) {
      throw new UncheckedIOException("a spooled upload cannot be read", broken);
    }
  }

  private static String sha256(Path file) {
    try (InputStream content = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException broken) {
      throw new UncheckedIOException("a spooled upload cannot be read", broken);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
