package org.goldenthread.plan.officer;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

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
            .setValidTo(Days.text(row.validTo()))
            .setState(row.state());
    if (row.mergedInto() != null) {
      message.setMergedInto(links.officers(List.of(row.mergedInto().toString())).getFirst());
    }
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
        Days.of(message.getValidTo(), "officer.valid_to"),
        state(message),
        mergedInto(message));
  }

  /// Whom a person enters is confirmed by that; an import says itself what it found.
  private static Officer.State state(Officer message) {
    return message.getState() == Officer.State.STATE_UNSPECIFIED
        ? Officer.State.CONFIRMED
        : message.getState();
  }

  private @Nullable UUID mergedInto(Officer message) {
    return message.getMergedInto().isEmpty()
        ? null
        : UUID.fromString(
            links.officerIds(List.of(message.getMergedInto()), "merged_into").getFirst());
  }

  /// One that gave way is found by no name: its names are those of the officer in its place.
  private static List<String> called(Officer message) {
    if (message.getState() == Officer.State.MERGED) {
      return List.of();
    }
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
