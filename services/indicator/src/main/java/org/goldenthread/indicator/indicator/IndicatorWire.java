package org.goldenthread.indicator.indicator;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.indicator.v1.DefinitionVersion;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.type.v1.StrategyLink;

@Singleton
final class IndicatorWire implements Wire<IndicatorRow, Indicator> {
  private final LinkWire links;

  IndicatorWire(LinkWire links) {
    this.links = links;
  }

  @Override
  public Indicator message(IndicatorRow row) {
    Indicator.Builder message =
        Indicator.newBuilder()
            .setCode(row.code())
            .setDisplayName(row.displayName())
            .setKind(Indicator.Kind.valueOf(row.kind()))
            .setUnitOfMeasure(row.unitOfMeasure())
            .setScale(row.scale())
            .setPolarity(Indicator.Polarity.valueOf(row.polarity()))
            .setFrequency(Indicator.Frequency.valueOf(row.frequency()))
            .setFrequencyAsWritten(row.frequencyAsWritten())
            .setCalendar(Indicator.Calendar.valueOf(row.calendar()))
            .setAggregation(Indicator.Aggregation.valueOf(row.aggregation()))
            .addAllAccountableOfficers(links.names("officers", row.officers()))
            .setAccountableOfficersAsWritten(row.officersAsWritten())
            .setUnit(links.name("units", row.unit()))
            .addAllPlans(links.names("plans", row.plans()))
            .addAllPriorities(row.priorities())
            .setScope(row.scope())
            .setGroup(row.groupHeading())
            .setPosition(row.position())
            .setLifecycle(Indicator.Lifecycle.valueOf(row.lifecycle()))
            .setDiscontinuedFrom(row.discontinuedFrom())
            .setNote(row.note())
            .setThresholdAsWritten(row.thresholdAsWritten());
    if (row.decimals() != null) {
      message.setDecimals(row.decimals());
    }
    row.definitions().forEach(part -> message.addDefinitions(definition(part)));
    row.strategyLinks().forEach(part -> message.addStrategyLinks(strategy(part)));
    return message.build();
  }

  @Override
  public IndicatorRow row(Key key, Indicator message, Stamp stamp) {
    return new IndicatorRow(
        key.slug(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getCode(),
        message.getDisplayName(),
        message.getKind().name(),
        definitions(message.getDefinitionsList()),
        message.getUnitOfMeasure(),
        message.getScale(),
        message.hasDecimals() ? message.getDecimals() : null,
        polarity(message.getPolarity()).name(),
        message.getFrequency().name(),
        message.getFrequencyAsWritten(),
        message.getCalendar().name(),
        message.getAggregation().name(),
        links.ids(message.getAccountableOfficersList(), "indicator.accountable_officers"),
        message.getAccountableOfficersAsWritten(),
        links.id(message.getUnit(), "indicator.unit"),
        links.ids(message.getPlansList(), "indicator.plans"),
        links.ours(message.getPrioritiesList(), "indicator.priorities"),
        message.getStrategyLinksList().stream().map(this::strategy).toList(),
        message.getScope(),
        message.getGroup(),
        message.getPosition(),
        lifecycle(message.getLifecycle()).name(),
        message.getDiscontinuedFrom(),
        message.getNote(),
        message.getThresholdAsWritten());
  }

  private static Indicator.Polarity polarity(Indicator.Polarity given) {
    return given == Indicator.Polarity.POLARITY_UNSPECIFIED ? Indicator.Polarity.UNSET : given;
  }

  private static Indicator.Lifecycle lifecycle(Indicator.Lifecycle given) {
    return given == Indicator.Lifecycle.LIFECYCLE_UNSPECIFIED ? Indicator.Lifecycle.ACTIVE : given;
  }

  private static List<DefinitionPart> definitions(List<DefinitionVersion> versions) {
    List<DefinitionPart> parts = new ArrayList<>();
    for (DefinitionVersion version : versions) {
      parts.add(
          new DefinitionPart(
              parts.size() + 1,
              version.getText(),
              version.getNumerator(),
              version.getDenominator(),
              version.getFromPeriod(),
              version.getBreaksSeries(),
              version.getChangeNote(),
              version.getSource()));
    }
    return parts;
  }

  private static DefinitionVersion definition(DefinitionPart part) {
    return DefinitionVersion.newBuilder()
        .setVersion(part.version())
        .setText(part.text())
        .setNumerator(part.numerator())
        .setDenominator(part.denominator())
        .setFromPeriod(part.fromPeriod())
        .setBreaksSeries(part.breaksSeries())
        .setChangeNote(part.changeNote())
        .setSource(part.source())
        .build();
  }

  private StrategyPart strategy(StrategyLink link) {
    return new StrategyPart(
        links.ours(link.getItem(), "indicator.strategy_links.item"), link.getAsWritten());
  }

  private static StrategyLink strategy(StrategyPart part) {
    return StrategyLink.newBuilder().setItem(part.item()).setAsWritten(part.asWritten()).build();
  }
}
