package org.goldenthread.indicator.document;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.document.ImportTurns;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentRequest;
import org.goldenthread.indicator.v1.ApplyIndicatorDocumentResponse;
import org.goldenthread.indicator.v1.IndicatorDocumentServiceGrpc.IndicatorDocumentServiceImplBase;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.type.v1.PartReport;

/// Applies section F of an imported plan.
@Singleton
final class IndicatorDocumentEndpoint extends IndicatorDocumentServiceImplBase {
  private final Writes writes;
  private final ImportTurns turns;
  private final ImportRows imports;
  private final IndicatorRowsWire indicators;
  private final StandardRowsWire standards;
  private final MeasurementRowsWire measurements;

  IndicatorDocumentEndpoint(
      Writes writes,
      ImportTurns turns,
      ImportRows imports,
      IndicatorRowsWire indicators,
      StandardRowsWire standards,
      MeasurementRowsWire measurements) {
    this.writes = writes;
    this.turns = turns;
    this.imports = imports;
    this.indicators = indicators;
    this.standards = standards;
    this.measurements = measurements;
  }

  @Override
  public void applyIndicatorDocument(
      ApplyIndicatorDocumentRequest request, StreamObserver<ApplyIndicatorDocumentResponse> out) {
    Recording.Cause cause = new Recording.Cause("", request.getReason(), request.getImport());
    ApplyIndicatorDocumentResponse prototype = ApplyIndicatorDocumentResponse.getDefaultInstance();
    Answers.one(
        out,
        () ->
            turns.take(
                () ->
                    request.getValidateOnly()
                        ? writes.rehearse(cause, recording -> apply(request, recording))
                        : writes.write(
                            request, cause, prototype, recording -> apply(request, recording))));
  }

  private ApplyIndicatorDocumentResponse apply(
      ApplyIndicatorDocumentRequest request, Recording recording) {
    DocumentMerge merge = imports.begin(recording, request.getPlan());
    // Indicators are the whole directorate's: two plans may bring the same one at the same moment.
    imports.lock("indicators");
    List<IndicatorRow> rows = request.getDocument().getIndicatorsList();
    Map<String, String> names = indicators.apply(merge, request, recording);
    standards.apply(merge, request.getPlan(), rows, names);
    measurements.apply(merge, recording, request.getPlan(), rows, names);
    PartReport.Builder report = merge.report("indicator");
    return ApplyIndicatorDocumentResponse.newBuilder()
        .setReport(
            report.setState(
                request.getValidateOnly() ? PartReport.State.VALIDATED : PartReport.State.APPLIED))
        .build();
  }
}
