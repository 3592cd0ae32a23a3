package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.plan.v1.SectionDFigures;
import org.goldenthread.plan.v1.ServicePlanFigures;
import org.goldenthread.plan.v1.WorkforceLine;
import org.goldenthread.type.v1.Quantity;

/// Section D: money and people.
final class ResourceFormWire {
  private static final List<Integer> MONEY = List.of(18, 17, 10, 10, 11, 10, 11, 10, 10);

  /// Of an older service plan: its name, and eleven figures.
  private static final List<Integer> OLDER = List.of(18, 7, 8, 7, 8, 8, 8, 8, 8, 8, 8, 9);

  private ResourceFormWire() {}

  static List<Block> of(PlanContent content, PrintedWire printed) {
    List<Block> blocks = new ArrayList<>();
    // A table that states no scale goes on with the one before it: those in pounds come first.
    Map<Integer, List<FinancialLine>> byScale = new TreeMap<>();
    List<FinancialLine> older = new ArrayList<>();
    for (FinancialLine line : content.getFinancialLinesList()) {
      if (line.getShape() == FinancialLine.Shape.SERVICE_PLAN) {
        older.add(line);
      } else {
        byScale.computeIfAbsent(scale(line), scale -> new ArrayList<>()).add(line);
      }
    }
    byScale.forEach((scale, lines) -> blocks.add(money(lines, scale, printed)));
    if (!older.isEmpty()) {
      blocks.add(older(older));
    }
    Map<String, List<WorkforceLine>> byDates = new LinkedHashMap<>();
    for (WorkforceLine line : content.getWorkforceLinesList()) {
      byDates.computeIfAbsent(dates(line), dates -> new ArrayList<>()).add(line);
    }
    byDates.values().forEach(lines -> blocks.add(people(lines)));
    return blocks;
  }

  private static int scale(FinancialLine line) {
    return figures(line.getSectionD())
        .filter(quantity -> !quantity.equals(Quantity.getDefaultInstance()))
        .mapToInt(Quantity::getScale)
        .findFirst()
        .orElse(3);
  }

  private static Stream<Quantity> figures(SectionDFigures figures) {
    return Stream.of(
        figures.getStaffing(),
        figures.getNonStaffing(),
        figures.getGrossExpenditure(),
        figures.getServiceIncome(),
        figures.getNetExpenditure(),
        figures.getGovernmentGrants(),
        figures.getNetCost());
  }

  private static Grid money(List<FinancialLine> lines, int scale, PrintedWire printed) {
    String unit =
        switch (scale) {
          case 3 -> " £000";
          case 6 -> " £m";
          default -> " £";
        };
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(
        headings(
            Stream.of("Divisional Unit", "Responsible Manager"),
            Stream.of(
                    "Staffing",
                    "Non Staffing",
                    "Gross Expenditure",
                    "Service Income",
                    "Net Expenditure",
                    "Govt. Grants",
                    "Net Cost")
                .map(heading -> heading + unit)));
    for (FinancialLine line : lines) {
      String managers =
          printed.officers(
              line.getResponsibleManagersList(), line.getResponsibleManagersAsWritten());
      rows.add(row(line, Stream.of(label(line), managers), figures(line.getSectionD())));
    }
    return new Grid(MONEY, 1, rows);
  }

  /// A total is one by its name.
  private static String label(FinancialLine line) {
    boolean total = line.getKind() == FinancialLine.Kind.TOTAL;
    boolean called = line.getLabel().toLowerCase(java.util.Locale.ROOT).contains("total");
    return total && !called ? "Total: " + line.getLabel() : line.getLabel();
  }

  private static Grid older(List<FinancialLine> lines) {
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(
        headings(
            Stream.of("Service"),
            Stream.of(
                "Previous FTE",
                "Previous Controllable Expenditure",
                "FTE",
                "Employee Costs",
                "Running Costs",
                "Contracts and Projects",
                "Transfer Payments",
                "Gross Expenditure",
                "External Income",
                "Internal Income",
                "Controllable Expenditure")));
    lines.forEach(
        line -> rows.add(row(line, Stream.of(line.getLabel()), figures(line.getServicePlan()))));
    return new Grid(OLDER, 1, rows);
  }

  private static Stream<Quantity> figures(ServicePlanFigures figures) {
    return Stream.of(
        figures.getPreviousFte(),
        figures.getPreviousControllableExpenditure(),
        figures.getFte(),
        figures.getEmployeeCosts(),
        figures.getRunningCosts(),
        figures.getContractsAndProjects(),
        figures.getTransferPayments(),
        figures.getGrossExpenditure(),
        figures.getExternalIncome(),
        figures.getInternalIncome(),
        figures.getControllableExpenditure());
  }

  private static Grid.Row headings(Stream<String> texts, Stream<String> figures) {
    return new Grid.Row(
        true, Stream.concat(texts.map(Grid.Cell::of), figures.map(Grid.Cell::figure)).toList());
  }

  private static Grid.Row row(FinancialLine line, Stream<String> texts, Stream<Quantity> figures) {
    boolean sum = line.getKind() != FinancialLine.Kind.LINE;
    return new Grid.Row(
        sum,
        Stream.concat(
                texts.map(Grid.Cell::of), figures.map(PrintedWire::quantity).map(Grid.Cell::figure))
            .toList());
  }

  private static String dates(WorkforceLine line) {
    return PrintedWire.date(line.getOpeningDate()) + "|" + PrintedWire.date(line.getEstimateDate());
  }

  private static Grid people(List<WorkforceLine> lines) {
    WorkforceLine first = lines.getFirst();
    boolean named = lines.stream().anyMatch(line -> !line.getLabel().isBlank());
    List<String> headings = new ArrayList<>();
    if (named) {
      headings.add("Unit");
    }
    headings.add(at("FTE establishment", PrintedWire.date(first.getOpeningDate())));
    headings.add(at("Estimate of FTE establishment", PrintedWire.date(first.getEstimateDate())));
    headings.add("Reasons for any variance");
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(Grid.row(headings));
    for (WorkforceLine line : lines) {
      List<Grid.Cell> cells = new ArrayList<>();
      if (named) {
        cells.add(Grid.Cell.of(line.getLabel()));
      }
      cells.add(Grid.Cell.figure(PrintedWire.quantity(line.getOpeningFte())));
      cells.add(Grid.Cell.figure(PrintedWire.quantity(line.getEstimatedFte())));
      cells.add(Grid.Cell.of(line.getReasonForVariance()));
      rows.add(new Grid.Row(line.getKind() == WorkforceLine.Kind.TOTAL, cells));
    }
    return new Grid(named ? List.of(30, 20, 20, 30) : List.of(25, 25, 50), 1, rows);
  }

  private static String at(String heading, String date) {
    return date.isBlank() ? heading : heading + " at " + date;
  }
}
