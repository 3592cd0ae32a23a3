package org.goldenthread.plan.finance;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goldenthread.chassis.value.Numbers;
import org.goldenthread.chassis.value.QuantityValue;
import org.goldenthread.plan.v1.ComputedFigures;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.SectionDFigures;
import org.goldenthread.plan.v1.ServicePlanFigures;
import org.goldenthread.plan.value.WrittenWire;
import org.goldenthread.type.v1.Quantity;

/// The columns of a finance table, by the contract's names, whichever shape the table has.
final class FinanceWire {
  private FinanceWire() {}

  static Map<String, QuantityValue> figures(FinancialLine message) {
    Map<String, QuantityValue> figures = new LinkedHashMap<>();
    if (message.hasSectionD()) {
      add(message.getSectionD(), figures);
    }
    if (message.hasServicePlan()) {
      add(message.getServicePlan(), figures);
    }
    return figures;
  }

  static void fill(FinancialLineRow row, FinancialLine.Builder message) {
    switch (row.shape()) {
      case SECTION_D -> {
        SectionDFigures.Builder figures = SectionDFigures.newBuilder();
        set(row.figures(), figures);
        message.setSectionD(figures);
      }
      case SERVICE_PLAN -> {
        ServicePlanFigures.Builder figures = ServicePlanFigures.newBuilder();
        set(row.figures(), figures);
        message.setServicePlan(figures);
      }
      case SHAPE_UNSPECIFIED, UNRECOGNIZED -> {}
    }
    message.setComputed(computed(row));
  }

  private static ComputedFigures computed(FinancialLineRow row) {
    Map<String, FinanceRules.Figure> stated = new LinkedHashMap<>();
    row.figures()
        .forEach(
            (column, figure) ->
                stated.put(
                    column,
                    new FinanceRules.Figure(figure.value(), figure.unit(), figure.scale())));
    FinanceRules.Computed computed = FinanceRules.computed(row.shape(), stated);
    return ComputedFigures.newBuilder()
        .setGrossExpenditure(Numbers.text(computed.gross()))
        .setNetExpenditure(Numbers.text(computed.netExpenditure()))
        .setNetCost(Numbers.text(computed.netCost()))
        .setControllableExpenditure(Numbers.text(computed.controllable()))
        .addAllDiffering(computed.differing())
        .build();
  }

  private static void add(Message stated, Map<String, QuantityValue> figures) {
    stated
        .getAllFields()
        .forEach(
            (field, value) -> {
              QuantityValue figure = WrittenWire.quantity(true, (Quantity) value);
              if (figure != null) {
                figures.put(field.getName(), figure);
              }
            });
  }

  private static void set(Map<String, QuantityValue> figures, Message.Builder stated) {
    figures.forEach(
        (name, figure) -> {
          FieldDescriptor field = stated.getDescriptorForType().findFieldByName(name);
          if (field != null) {
            stated.setField(field, figure.message());
          }
        });
  }
}
