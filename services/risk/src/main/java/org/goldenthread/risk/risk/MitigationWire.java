package org.goldenthread.risk.risk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.FuzzyDateValue;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.risk.v1.Mitigation;

@Singleton
final class MitigationWire implements Wire<MitigationRow, Mitigation> {
  private final Links links;
  private final Table<RiskRow> risks;

  MitigationWire(Links links, Tables tables) {
    this.links = links;
    this.risks = tables.of(RiskRow.class);
  }

  @Override
  public Mitigation message(MitigationRow row) {
    Mitigation.Builder mitigation =
        Mitigation.newBuilder()
            .setText(row.text())
            .addAllOwners(links.names("officers", row.owners()))
            .setOwnersAsWritten(row.ownersAsWritten())
            .setAction(row.action())
            .setStatus(Mitigation.Status.valueOf(row.status()))
            .setNote(row.note())
            .setPosition(row.position());
    FuzzyDateValue due = row.due();
    return due == null ? mitigation.build() : mitigation.setDue(due.message()).build();
  }

  @Override
  public MitigationRow row(Key key, Mitigation message, Stamp stamp) {
    RiskRow risk =
        risks
            .find(UUID.fromString(key.parent()), null)
            .orElseThrow(
                () ->
                    Failure.notFound(
                        ErrorReason.PARENT_NOT_FOUND, links.name("risks", key.parent())));
    return new MitigationRow(
        key.uuid(),
        risk.id(),
        risk.unit(),
        risk.plans(),
        message.getText(),
        links.ids("owners", message.getOwnersList()),
        message.getOwnersAsWritten(),
        message.hasDue() ? FuzzyDateValue.of(message.getDue(), "mitigation.due") : null,
        message.getAction(),
        message.getStatus().name(),
        message.getNote(),
        message.getPosition(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }

  @Override
  public List<String> parents(MitigationRow row) {
    return List.of(row.risk().toString());
  }
}
