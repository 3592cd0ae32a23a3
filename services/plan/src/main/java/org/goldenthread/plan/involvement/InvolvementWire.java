package org.goldenthread.plan.involvement;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.Involvement;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class InvolvementWire implements Wire<InvolvementRow, Involvement> {
  private final PlanChildren children;
  private final Links links;

  InvolvementWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public Involvement message(InvolvementRow row) {
    Involvement.Builder message =
        Involvement.newBuilder()
            .setPosition(row.position())
            .setDisplayName(row.displayName())
            .setDatesAsWritten(row.datesAsWritten())
            .setTargetGroup(row.targetGroup())
            .setTargetArea(row.targetArea())
            .setSummary(row.summary())
            .addAllWantToFindOut(row.wantToFindOut())
            .setStatutory(row.statutory())
            .setStatutoryAsWritten(row.statutoryAsWritten())
            .addAllTypes(row.types().stream().map(Involvement.Type::valueOf).toList())
            .addAllContacts(links.officers(row.contacts()))
            .setContactsAsWritten(row.contactsAsWritten());
    if (row.start() != null) {
      message.setStart(row.start().message());
    }
    if (row.end() != null) {
      message.setEnd(row.end().message());
    }
    if (row.feedback() != null) {
      message.setFeedback(row.feedback().message());
    }
    return message.build();
  }

  @Override
  public InvolvementRow row(Key key, Involvement message, Stamp stamp) {
    return new InvolvementRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getPosition(),
        message.getDisplayName(),
        WrittenWire.date(message.hasStart(), message.getStart(), "involvement.start"),
        WrittenWire.date(message.hasEnd(), message.getEnd(), "involvement.end"),
        message.getDatesAsWritten(),
        WrittenWire.date(message.hasFeedback(), message.getFeedback(), "involvement.feedback"),
        message.getTargetGroup(),
        message.getTargetArea(),
        message.getSummary(),
        List.copyOf(message.getWantToFindOutList()),
        message.getStatutory(),
        message.getStatutoryAsWritten(),
        message.getTypesList().stream().map(Involvement.Type::name).toList(),
        links.officerIds(message.getContactsList(), "contacts"),
        message.getContactsAsWritten());
  }

  @Override
  public List<String> parents(InvolvementRow row) {
    return List.of(row.plan());
  }
}
