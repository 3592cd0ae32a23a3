package org.goldenthread.plan.movement;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.plan.plan.PlanChildren;
import org.goldenthread.plan.v1.BudgetMovement;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.WrittenWire;

@Singleton
final class BudgetMovementWire implements Wire<BudgetMovementRow, BudgetMovement> {
  private static final String LINES = "financialLines";

  private final PlanChildren children;
  private final Links links;

  BudgetMovementWire(PlanChildren children, Links links) {
    this.children = children;
    this.links = links;
  }

  @Override
  public BudgetMovement message(BudgetMovementRow row) {
    BudgetMovement.Builder message =
        BudgetMovement.newBuilder()
            .setPosition(row.position())
            .setKind(row.kind())
            .setKindAsWritten(row.kindAsWritten())
            .setOneYearOnly(row.oneYearOnly())
            .setExplanation(row.explanation())
            .setResult(row.result())
            .setFinancialLine(links.child(row.plan(), LINES, row.financialLine()))
            .setCounterpartLine(links.child(row.plan(), LINES, row.counterpartLine()))
            .setNote(row.note());
    if (row.amount() != null) {
      message.setAmount(row.amount().message());
    }
    if (row.fullYearAmount() != null) {
      message.setFullYearAmount(row.fullYearAmount().message());
    }
    return message.build();
  }

  @Override
  public BudgetMovementRow row(Key key, BudgetMovement message, Stamp stamp) {
    String plan = key.parent();
    return new BudgetMovementRow(
        key.uuid(),
        plan,
        children.unit(plan),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime(),
        message.getPosition(),
        message.getKind(),
        message.getKindAsWritten(),
        WrittenWire.quantity(message.hasAmount(), message.getAmount()),
        WrittenWire.quantity(message.hasFullYearAmount(), message.getFullYearAmount()),
        message.getOneYearOnly(),
        message.getExplanation(),
        message.getResult(),
        links.childId(plan, LINES, message.getFinancialLine(), "financial_line"),
        links.childId(plan, LINES, message.getCounterpartLine(), "counterpart_line"),
        message.getNote());
  }

  @Override
  public List<String> parents(BudgetMovementRow row) {
    return List.of(row.plan());
  }
}
