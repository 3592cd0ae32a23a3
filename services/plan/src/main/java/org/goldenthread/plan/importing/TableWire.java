package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ValueWire.set;

import java.util.Map;
import org.goldenthread.plan.document.content.FinancialLine.Amount;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.FinancialLineRow;
import org.goldenthread.plan.v1.PlanDocument;
import org.goldenthread.plan.v1.SectionDFigures;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.plan.v1.SupportRequestRow;
import org.goldenthread.plan.v1.WorkforceLine;
import org.goldenthread.plan.v1.WorkforceLineRow;

/// The tables of the sections D and G.
final class TableWire {
  private final PlanDocument.Builder document;

  TableWire(PlanDocument.Builder document) {
    this.document = document;
  }

  void add(org.goldenthread.plan.document.content.PlanDocument read) {
    read.financialLines().forEach(line -> add(FinancialLine.Kind.LINE, line));
    set(read.stated(), total -> add(FinancialLine.Kind.TOTAL, total));
    read.workforce().forEach(this::add);
    read.supportRequests().forEach(this::add);
  }

  private void add(
      FinancialLine.Kind kind, org.goldenthread.plan.document.content.FinancialLine line) {
    FinancialLineRow.Builder row =
        FinancialLineRow.newBuilder()
            .setImportKey(line.importKey())
            .setPlace(FindingWire.place(line.place()))
            .setFinancialLine(
                FinancialLine.newBuilder()
                    .setKind(kind)
                    .setShape(FinancialLine.Shape.SECTION_D)
                    .setPosition(document.getFinancialLinesCount() + 1)
                    .setLabel(label(kind, line))
                    .setResponsibleManagersAsWritten(line.managersAsWritten())
                    .setSectionD(figures(line.amounts())));
    set(ValueWire.officers("responsible_managers", line.managers()), row::addOfficerNames);
    document.addFinancialLines(row);
  }

  /// A line is called something; one whose first cell is empty is called by what is left to tell
  /// it.
  private static String label(
      FinancialLine.Kind kind, org.goldenthread.plan.document.content.FinancialLine line) {
    if (!line.unit().isBlank()) return line.unit();
    if (kind == FinancialLine.Kind.TOTAL) return "Total";
    return line.managersAsWritten().isBlank()
        ? "Row " + line.place().row()
        : line.managersAsWritten();
  }

  private static SectionDFigures figures(
      Map<Amount, org.goldenthread.plan.document.value.Quantity> amounts) {
    SectionDFigures.Builder figures = SectionDFigures.newBuilder();
    set(ValueWire.quantity(amounts.get(Amount.STAFFING)), figures::setStaffing);
    set(ValueWire.quantity(amounts.get(Amount.NON_STAFFING)), figures::setNonStaffing);
    set(ValueWire.quantity(amounts.get(Amount.GROSS_EXPENDITURE)), figures::setGrossExpenditure);
    set(ValueWire.quantity(amounts.get(Amount.SERVICE_INCOME)), figures::setServiceIncome);
    set(ValueWire.quantity(amounts.get(Amount.NET_EXPENDITURE)), figures::setNetExpenditure);
    set(ValueWire.quantity(amounts.get(Amount.GOVERNMENT_GRANTS)), figures::setGovernmentGrants);
    set(ValueWire.quantity(amounts.get(Amount.NET_COST)), figures::setNetCost);
    return figures.build();
  }

  private void add(org.goldenthread.plan.document.content.WorkforceLine line) {
    WorkforceLine.Builder wire =
        WorkforceLine.newBuilder()
            .setKind(line.isTotal() ? WorkforceLine.Kind.TOTAL : WorkforceLine.Kind.LINE)
            .setPosition(document.getWorkforceLinesCount() + 1)
            .setLabel(line.unit())
            .setReasonForVariance(line.reasonForVariance());
    set(ValueWire.quantity(line.establishment()), wire::setOpeningFte);
    set(ValueWire.date(line.establishmentDate()), wire::setOpeningDate);
    set(ValueWire.quantity(line.estimate()), wire::setEstimatedFte);
    set(ValueWire.date(line.estimateDate()), wire::setEstimateDate);
    document.addWorkforceLines(
        WorkforceLineRow.newBuilder()
            .setImportKey(line.importKey())
            .setPlace(FindingWire.place(line.place()))
            .setWorkforceLine(wire));
  }

  private void add(org.goldenthread.plan.document.content.SupportRequest request) {
    SupportRequest.Builder wire =
        SupportRequest.newBuilder()
            .setPosition(document.getSupportRequestsCount() + 1)
            .setActivity(request.activity())
            .setExpectedImpact(request.expectedImpact())
            .setAskedDivisionAsWritten(request.division());
    set(ValueWire.date(request.expectedDate()), wire::setExpected);
    document.addSupportRequests(
        SupportRequestRow.newBuilder()
            .setImportKey(request.importKey())
            .setPlace(FindingWire.place(request.place()))
            .setSupportRequest(wire));
  }
}
