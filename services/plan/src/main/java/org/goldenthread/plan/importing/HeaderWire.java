package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ValueWire.set;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.goldenthread.plan.document.content.Header;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.v1.Passage;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.type.v1.OfficerNames;

/// The front page, the sections A and B and all other running text, as the fields of a plan.
final class HeaderWire {
  private HeaderWire() {}

  static Plan plan(PlanDocument document) {
    Header header = document.header();
    Plan.Builder plan =
        Plan.newBuilder()
            .setTitle(title(document))
            .setKind(kind(document.kind()))
            .setPlanYear(document.year() == null ? "" : document.year().label())
            .setDirectorateAsWritten(header.directorate())
            .setDivisionAsWritten(header.division())
            .setPortfolio(header.portfolio())
            .setCorporateDirectorsAsWritten(header.corporateDirector())
            .setDirectorsAsWritten(header.director())
            .setHeadsOfServiceAsWritten(header.headsOfServiceAsWritten())
            .setRoleAndPurpose(document.roleAndPurpose())
            .setContribution(document.contribution());
    set(ValueWire.quantity(header.gross()), plan::setGrossExpenditure);
    set(ValueWire.quantity(header.fte()), plan::setFte);
    document.passages().forEach(passage -> plan.addPassages(passage(passage)));
    return plan.build();
  }

  /// The officers that the front page names. A portfolio's cell mixes office and member, and stays
  /// as it is written.
  static List<OfficerNames> officers(Header header) {
    return Stream.of(
            ValueWire.officers("corporate_directors", Officer.in(header.corporateDirector())),
            ValueWire.officers("directors", Officer.in(header.director())),
            ValueWire.officers("heads_of_service", header.headsOfService()))
        .filter(Objects::nonNull)
        .toList();
  }

  /// The template's name, as the report tells it.
  static String template(PlanDocument.Kind kind) {
    return switch (kind) {
      case DIVISIONAL -> "divisional business plan";
      case SERVICE -> "service plan";
      case DIRECTORATE -> "directorate business plan";
      case UNSTATED -> "business plan";
    };
  }

  private static Passage passage(org.goldenthread.plan.document.content.Passage passage) {
    return Passage.newBuilder()
        .setSection(FindingWire.letter(passage.section()))
        .setHeading(passage.heading())
        .setText(passage.text())
        .build();
  }

  private static String title(PlanDocument document) {
    if (!document.title().isBlank()) return document.title();
    String division = document.header().division();
    String template = division.isBlank() ? "Business plan" : division + " business plan";
    return document.year() == null ? template : template + " " + document.year().label();
  }

  /// A plan that does not say what it is for has a division on its front page.
  private static Plan.Kind kind(PlanDocument.Kind kind) {
    return switch (kind) {
      case DIVISIONAL, UNSTATED -> Plan.Kind.DIVISIONAL;
      case SERVICE -> Plan.Kind.SERVICE;
      case DIRECTORATE -> Plan.Kind.DIRECTORATE;
    };
  }
}
