package org.goldenthread.plan.importing.record;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.value.Links;

@Singleton
final class ImportWire implements Wire<ImportRow, Import> {
  private final Links links;

  ImportWire(Links links) {
    this.links = links;
  }

  @Override
  public Import message(ImportRow row) {
    Import.Builder message =
        Import.newBuilder()
            .setState(row.state())
            .setPlan(links.plan(row.plan()))
            .setPlanId(row.plan())
            .setUnit(links.unit(row.unit()))
            .setFileName(row.fileName())
            .setContentType(row.contentType())
            .setSizeBytes(row.sizeBytes())
            .setSha256(row.sha256())
            .setActor(row.actor())
            .setReason(row.reason())
            .setDocumentTitle(row.documentTitle())
            .setTemplate(row.template());
    if (row.completeTime() != null) {
      message.setCompleteTime(Shape.timestamp(row.completeTime()));
    }
    return message.build();
  }

  @Override
  public ImportRow row(Key key, Import message, Stamp stamp) {
    String unit = links.unitId(message.getUnit(), "unit");
    return new ImportRow(
        key.uuid(),
        unit == null ? "" : unit,
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getState(),
        message.getPlanId(),
        message.getFileName(),
        message.getContentType(),
        message.getSizeBytes(),
        message.getSha256(),
        message.getActor(),
        message.getReason(),
        message.getDocumentTitle(),
        message.getTemplate(),
        message.hasCompleteTime()
            ? Instant.ofEpochSecond(
                message.getCompleteTime().getSeconds(), message.getCompleteTime().getNanos())
            : null);
  }
}
