package org.goldenthread.plan.forward.policy;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.chassis.value.Days;
import org.goldenthread.chassis.value.Numbers;
import org.goldenthread.plan.v1.DecisionBody;
import org.goldenthread.plan.v1.ForwardPlanPolicy;
import org.goldenthread.plan.v1.SpecialBankHoliday;

@Singleton
final class ForwardPlanPolicyWire implements Wire<ForwardPlanPolicyRow, ForwardPlanPolicy> {
  @Override
  public ForwardPlanPolicy message(ForwardPlanPolicyRow row) {
    return ForwardPlanPolicy.newBuilder()
        .setKeyThreshold(Numbers.text(row.keyThreshold()))
        .addAllSpecialBankHolidays(
            row.specialBankHolidays().stream().map(ForwardPlanPolicyWire::message).toList())
        .setCouncil(row.council())
        .setDocumentsAddress(row.documentsAddress())
        .setFurtherDocuments(row.furtherDocuments())
        .addAllDecisionBodies(
            row.decisionBodies().stream().map(ForwardPlanPolicyWire::message).toList())
        .build();
  }

  @Override
  public ForwardPlanPolicyRow row(Key key, ForwardPlanPolicy message, Stamp stamp) {
    return new ForwardPlanPolicyRow(
        key.slug(),
        Numbers.of(message.getKeyThreshold()),
        message.getSpecialBankHolidaysList().stream().map(ForwardPlanPolicyWire::part).toList(),
        message.getCouncil(),
        message.getDocumentsAddress(),
        message.getFurtherDocuments(),
        message.getDecisionBodiesList().stream()
            .map(body -> new BodyPart(body.getDisplayName(), List.copyOf(body.getMembersList())))
            .toList(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }

  private static SpecialBankHoliday message(HolidayPart holiday) {
    return SpecialBankHoliday.newBuilder()
        .setDay(holiday.day())
        .setInsteadOf(holiday.insteadOf())
        .setDisplayName(holiday.displayName())
        .build();
  }

  private static DecisionBody message(BodyPart body) {
    return DecisionBody.newBuilder()
        .setDisplayName(body.displayName())
        .addAllMembers(body.members())
        .build();
  }

  private static HolidayPart part(SpecialBankHoliday holiday) {
    String field = "forward_plan_policy.special_bank_holidays.";
    return new HolidayPart(
        Days.text(Days.of(holiday.getDay(), field + "day")),
        Days.text(Days.of(holiday.getInsteadOf(), field + "instead_of")),
        holiday.getDisplayName());
  }
}
