package org.goldenthread.continuity.function;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.continuity.v1.ImpactOverTime;
import org.goldenthread.continuity.v1.PeakPeriod;

@Singleton
final class CriticalFunctionWire implements Wire<CriticalFunctionRow, CriticalFunction> {
  private final Links links;

  CriticalFunctionWire(Links links) {
    this.links = links;
  }

  @Override
  public CriticalFunction message(CriticalFunctionRow row) {
    CriticalFunction.Builder function =
        CriticalFunction.newBuilder()
            .setDisplayName(row.displayName())
            .setDescription(row.description())
            .setUnit(links.name("units", row.unit()))
            .addAllPlans(links.names("plans", row.plans()))
            .addAllOwners(links.names("officers", row.owners()))
            .setOwnersAsWritten(row.ownersAsWritten())
            .setMbco(row.mbco())
            .addAllPriorities(row.priorities())
            .setPosition(row.position());
    times(row, function);
    row.peakPeriods().forEach(peak -> function.addPeakPeriods(message(peak)));
    row.impacts().forEach(impact -> function.addImpacts(message(impact)));
    CriticalFunctionRules.gaps(row.state())
        .forEach(gap -> function.addGaps(CriticalFunction.Gap.valueOf(gap.name())));
    return function.build();
  }

  @Override
  public CriticalFunctionRow row(Key key, CriticalFunction message, Stamp stamp) {
    QuantityValue mtpd = message.hasMtpd() ? QuantityWire.value(message.getMtpd()) : null;
    QuantityValue rto = message.hasRto() ? QuantityWire.value(message.getRto()) : null;
    return new CriticalFunctionRow(
        key.uuid(),
        message.getDisplayName(),
        message.getDescription(),
        links.id("unit", message.getUnit()),
        links.ids("plans", message.getPlansList()),
        links.ids("owners", message.getOwnersList()),
        message.getOwnersAsWritten(),
        mtpd,
        rto,
        message.hasRpo() ? QuantityWire.value(message.getRpo()) : null,
        QuantityWire.minutes(mtpd),
        QuantityWire.minutes(rto),
        message.getMbco(),
        message.getPeakPeriodsList().stream().map(CriticalFunctionWire::value).toList(),
        message.getImpactsList().stream().map(CriticalFunctionWire::value).toList(),
        List.copyOf(message.getPrioritiesList()),
        links.ids("priorities", message.getPrioritiesList()),
        message.getPosition(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }

  private static void times(CriticalFunctionRow row, CriticalFunction.Builder function) {
    QuantityValue mtpd = row.mtpd();
    QuantityValue rto = row.rto();
    QuantityValue rpo = row.rpo();
    if (mtpd != null) {
      function.setMtpd(mtpd.message());
    }
    if (rto != null) {
      function.setRto(rto.message());
    }
    if (rpo != null) {
      function.setRpo(rpo.message());
    }
  }

  private static PeakPeriod message(PeakPeriodValue peak) {
    PeakPeriod.Builder message = PeakPeriod.newBuilder().setText(peak.text());
    QuantityValue rto = peak.rto();
    return rto == null ? message.build() : message.setRto(rto.message()).build();
  }

  private static PeakPeriodValue value(PeakPeriod peak) {
    return new PeakPeriodValue(
        peak.getText(), peak.hasRto() ? QuantityWire.value(peak.getRto()) : null);
  }

  private static ImpactOverTime message(ImpactValue impact) {
    return ImpactOverTime.newBuilder()
        .setCategory(impact.category())
        .setAfter(impact.after().message())
        .setSeverity(ImpactOverTime.Severity.valueOf(impact.severity()))
        .setNote(impact.note())
        .build();
  }

  private static ImpactValue value(ImpactOverTime impact) {
    return new ImpactValue(
        impact.getCategory(),
        QuantityWire.value(impact.getAfter()),
        impact.getSeverity().name(),
        impact.getNote());
  }
}
