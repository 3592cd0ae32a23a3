package org.goldenthread.plan.importing;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.continuity.v1.ContinuityDocument;
import org.goldenthread.indicator.v1.IndicatorDocument;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.risk.v1.RiskDocument;
import org.goldenthread.type.v1.OfficerNames;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.UnreadItem;

/// A document as the reader understood it, in the four parts that the services apply.
///
/// @param findings the import's fields that the document itself gives: title, template, notices,
///   unread items and failed checks
record DocumentWire(
    PlanDocument plan,
    IndicatorDocument indicators,
    RiskDocument risks,
    ContinuityDocument functions,
    Import findings) {

  static DocumentWire of(org.goldenthread.plan.document.content.PlanDocument read) {
    FittingWire fitting = new FittingWire();
    IndicatorWire indicators = new IndicatorWire(read.year());
    IndicatorDocument indicatorDocument =
        indicators.document(read.performanceIndicators(), read.activityIndicators());
    PlanDocument plan = fit(plan(read), fitting);
    IndicatorDocument fittedIndicators = fit(indicatorDocument, fitting);
    RiskDocument risks = fit(RiskWire.risks(read.risks()), fitting);
    ContinuityDocument functions = fit(RiskWire.functions(read.criticalFunctions()), fitting);
    List<UnreadItem> unread = new ArrayList<>();
    read.unread().forEach(item -> unread.add(FindingWire.unread(item)));
    unread.addAll(indicators.unread());
    unread.addAll(fitting.unread());
    return new DocumentWire(plan, fittedIndicators, risks, functions, findings(read, unread));
  }

  /// All names that the document gives for officers, in its order, each once.
  List<String> officerNames() {
    return Stream.of(plan, indicators, risks, functions)
        .flatMap(DocumentWire::cells)
        .flatMap(cell -> cell.getNamesList().stream())
        .distinct()
        .toList();
  }

  private static Stream<OfficerNames> cells(Message message) {
    return message.getAllFields().values().stream()
        .flatMap(value -> value instanceof List<?> many ? many.stream() : Stream.of(value))
        .flatMap(
            value ->
                switch (value) {
                  case OfficerNames cell -> Stream.of(cell);
                  case Message inner -> cells(inner);
                  default -> Stream.of();
                });
  }

  private static PlanDocument plan(org.goldenthread.plan.document.content.PlanDocument read) {
    PlanDocument.Builder document =
        PlanDocument.newBuilder()
            .setPlan(HeaderWire.plan(read))
            .addAllOfficerNames(HeaderWire.officers(read.header()))
            .setPlace(FindingWire.place(read.header().place()));
    new PriorityWire(document).add(read.keyDecisions(), read.priorities());
    new TableWire(document).add(read);
    return document.build();
  }

  private static Import findings(
      org.goldenthread.plan.document.content.PlanDocument read, List<UnreadItem> unread) {
    Import.Builder findings =
        Import.newBuilder()
            .setDocumentTitle(FittingWire.cut(read.title(), 300))
            .setTemplate(HeaderWire.template(read.kind()))
            .addAllUnread(unread)
            .addAllFailedChecks(FindingWire.failed(read.checks()));
    read.notices().forEach(notice -> findings.addNotices(FindingWire.notice(notice)));
    return findings.build();
  }

  /// A document's rows, each fitted under its own place.
  @SuppressWarnings("unchecked") // a message's builder builds its own type
  private static <M extends Message> M fit(M document, FittingWire fitting) {
    Message.Builder fitted = document.toBuilder();
    document
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (field.isRepeated()) {
                List<?> rows = (List<?>) value;
                for (int i = 0; i < rows.size(); i++) {
                  Message row = (Message) rows.get(i);
                  fitted.setRepeatedField(field, i, fitting.fit(row, place(row, document)));
                }
              } else if (!(value instanceof Place)) {
                fitted.setField(field, fitting.fit((Message) value, place(document, document)));
              }
            });
    return (M) fitted.build();
  }

  private static Place place(Message row, Message document) {
    var field = row.getDescriptorForType().findFieldByName("place");
    if (field != null) return (Place) row.getField(field);
    return row == document ? Place.getDefaultInstance() : place(document, document);
  }
}
