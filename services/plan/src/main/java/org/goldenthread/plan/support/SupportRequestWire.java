package org.goldenthread.plan.support;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class SupportRequestWire implements Wire<SupportRequestRow, SupportRequest> {
  private final PlanChildren children;
  private final Links links;

  SupportRequestWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public SupportRequest message(SupportRequestRow row) {
    SupportRequest.Builder message =
        SupportRequest.newBuilder()
            .setPosition(row.position())
            .setActivity(row.activity())
            .setExpectedImpact(row.expectedImpact())
            .setAskedDivisionAsWritten(row.askedDivisionAsWritten())
            .setAskedUnit(row.askedUnit())
            .setPriority(links.child(row.plan(), "priorities", row.priority()))
            .setCarriedFrom(row.carriedFrom());
    if (row.expected() != null) {
      message.setExpected(row.expected().message());
    }
    return message.build();
  }

  @Override
  public SupportRequestRow row(Key key, SupportRequest message, Stamp stamp) {
    return new SupportRequestRow(
        key.uuid(),
        key.parent(),
        children.unit(key.parent()),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getPosition(),
        message.getActivity(),
        message.getExpectedImpact(),
        WrittenWire.date(message.hasExpected(), message.getExpected(), "support_request.expected"),
        message.getAskedDivisionAsWritten(),
        message.getAskedUnit(),
        links.childId(key.parent(), "priorities", message.getPriority(), "priority"),
        message.getCarriedFrom());
  }

  @Override
  public List<String> parents(SupportRequestRow row) {
    return List.of(row.plan());
  }
}
