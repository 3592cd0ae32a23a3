package org.goldenthread.risk.register;

import jakarta.inject.Singleton;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.risk.v1.RiskRegister;

@Singleton
final class RiskRegisterWire implements Wire<RiskRegisterRow, RiskRegister> {
  private final Links links;

  RiskRegisterWire(Links links) {
    this.links = links;
  }

  @Override
  public RiskRegister message(RiskRegisterRow row) {
    return RiskRegister.newBuilder()
        .setDisplayName(row.displayName())
        .setScope(RiskRegister.Scope.valueOf(row.scope()))
        .setUnit(links.name("units", row.unit()))
        .addAllOwners(links.names("officers", row.owners()))
        .setEscalatesTo(row.escalatesTo())
        .setReviewDate(Days.text(row.reviewDate()))
        .setDescription(row.description())
        .build();
  }

  @Override
  public RiskRegisterRow row(Key key, RiskRegister message, Stamp stamp) {
    return new RiskRegisterRow(
        key.slug(),
        message.getDisplayName(),
        message.getScope().name(),
        links.id("unit", message.getUnit()),
        links.ids("owners", message.getOwnersList()),
        message.getEscalatesTo(),
        Days.of(message.getReviewDate(), "risk_register.review_date"),
        message.getDescription(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }
}
