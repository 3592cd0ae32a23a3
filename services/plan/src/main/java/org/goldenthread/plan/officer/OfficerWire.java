package org.goldenthread.plan.officer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Shape;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.Tenure;
import org.goldenthread.plan.value.Links;

@Singleton
final class OfficerWire implements Wire<OfficerRow, Officer> {
  private final Links links;

  OfficerWire(Links links) {
    this.links = links;
  }

  @Override
  public Officer message(OfficerRow row) {
    Officer.Builder message =
        Officer.newBuilder()
            .setDisplayName(row.displayName())
            .setKind(row.kind())
            .addAllOtherNames(row.otherNames())
            .setJobTitle(row.jobTitle())
            .setUnit(links.unit(row.unit()))
            .setTokenSubject(row.tokenSubject())
            .setEmail(row.email())
            .setConfirmedBy(row.confirmedBy())
            .addAllTenures(row.tenures().stream().map(this::tenure).toList())
            .setValidFrom(Days.text(row.validFrom()))
            .setValidTo(Days.text(row.validTo()));
    if (row.confirmTime() != null) {
      message.setConfirmTime(Shape.timestamp(row.confirmTime()));
    }
    return message.build();
  }

  @Override
  public OfficerRow row(Key key, Officer message, Stamp stamp) {
    return new OfficerRow(
        key.uuid(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getDisplayName(),
        message.getKind(),
        message.getOtherNamesList(),
        called(message),
        message.getJobTitle(),
        links.unitId(message.getUnit(), "unit"),
        message.getTokenSubject(),
        message.getEmail(),
        message.getConfirmedBy(),
        message.hasConfirmTime()
            ? Instant.ofEpochSecond(
                message.getConfirmTime().getSeconds(), message.getConfirmTime().getNanos())
            : null,
        tenures(message),
        Days.of(message.getValidFrom(), "officer.valid_from"),
        Days.of(message.getValidTo(), "officer.valid_to"));
  }

  private static List<String> called(Officer message) {
    return Stream.concat(Stream.of(message.getDisplayName()), message.getOtherNamesList().stream())
        .map(TextRules::fold)
        .distinct()
        .toList();
  }

  private List<TenureValue> tenures(Officer message) {
    return message.getTenuresList().stream()
        .map(
            tenure ->
                new TenureValue(
                    links.officerIds(List.of(tenure.getOfficer()), "tenures").getFirst(),
                    Days.text(Days.of(tenure.getValidFrom(), "officer.tenures.valid_from")),
                    Days.text(Days.of(tenure.getValidTo(), "officer.tenures.valid_to"))))
        .toList();
  }

  private Tenure tenure(TenureValue value) {
    return Tenure.newBuilder()
        .setOfficer(links.officers(List.of(value.officer())).getFirst())
        .setValidFrom(value.validFrom())
        .setValidTo(value.validTo())
        .build();
  }
}
