package org.goldenthread.plan.finance;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
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

  /// The same lines, subtotals and totals with what their rows add up to.
  ///
  /// @param table every line of their plan
  static List<FinancialLine> withSums(List<FinancialLine> lines, List<FinancialLine> table) {
    List<FinanceRules.Line> rows = table.stream().map(FinanceWire::line).toList();
    return lines.stream().map(line -> withSums(line, rows)).toList();
  }

  private static FinancialLine withSums(FinancialLine message, List<FinanceRules.Line> rows) {
    FinanceRules.Line line = line(message);
    Map<String, FinanceRules.Figure> sums = FinanceRules.columnSums(line, rows);
    SequencedSet<String> differing = new LinkedHashSet<>(message.getComputed().getDifferingList());
    differing.addAll(FinanceRules.differing(line, sums));
    FinancialLine.Builder whole = message.toBuilder();
    whole.getComputedBuilder().clearDiffering().addAllDiffering(differing);
    sums.forEach(
        (column, sum) ->
            whole
                .getComputedBuilder()
                .addColumnSumsBuilder()
                .setColumn(column)
                .setSum(Numbers.text(sum.value())));
    return whole.build();
  }

  private static FinanceRules.Line line(FinancialLine message) {
    return new FinanceRules.Line(
        message.getKind(),
        message.getShape(),
        message.getServiceHeading(),
        message.getClientGroup(),
        stated(figures(message)));
  }

  private static SequencedMap<String, FinanceRules.Figure> stated(
      Map<String, QuantityValue> figures) {
    SequencedMap<String, FinanceRules.Figure> stated = new LinkedHashMap<>();
    figures.forEach((column, figure) -> stated.put(column, figure(figure)));
    return stated;
  }

  private static FinanceRules.Figure figure(QuantityValue figure) {
    return new FinanceRules.Figure(
        figure.value(), figure.unit(), figure.scale(), figure.asWritten().isBlank());
  }

  private static ComputedFigures computed(FinancialLineRow row) {
    FinanceRules.Computed computed = FinanceRules.computed(row.shape(), stated(row.figures()));
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
