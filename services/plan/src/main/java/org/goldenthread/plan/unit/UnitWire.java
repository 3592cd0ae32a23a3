package org.goldenthread.plan.unit;

import jakarta.inject.Singleton;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.value.Links;

@Singleton
final class UnitWire implements Wire<UnitRow, Unit> {
  private final Links links;

  UnitWire(Links links) {
    this.links = links;
  }

  @Override
  public Unit message(UnitRow row) {
    return Unit.newBuilder()
        .setDisplayName(row.displayName())
        .setAbbreviation(row.abbreviation())
        .addAllOtherNames(row.otherNames())
        .setKind(row.kind())
        .setParentUnit(links.unit(row.parentUnit()))
        .setValidFrom(Days.text(row.validFrom()))
        .setValidTo(Days.text(row.validTo()))
        .addAllPredecessors(links.units(row.predecessors()))
        .addAllHeads(links.officers(row.heads()))
        .setPosition(row.position())
        .build();
  }

  @Override
  public UnitRow row(Key key, Unit message, Stamp stamp) {
    return new UnitRow(
        key.slug(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getDisplayName(),
        message.getAbbreviation(),
        message.getOtherNamesList(),
        message.getKind(),
        links.unitId(message.getParentUnit(), "parent_unit"),
        Days.of(message.getValidFrom(), "unit.valid_from"),
        Days.of(message.getValidTo(), "unit.valid_to"),
        links.unitIds(message.getPredecessorsList(), "predecessors"),
        links.officerIds(message.getHeadsList(), "heads"),
        message.getPosition());
  }
}
