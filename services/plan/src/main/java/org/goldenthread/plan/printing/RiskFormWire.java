package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.List;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.plan.document.value.FuzzyDate.Convention;
import org.goldenthread.plan.printing.page.Block;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.v1.PrintPlanRequest;
import org.goldenthread.plan.v1.SupportRequest;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.Risk;

/// Sections E and G: risks, critical functions, and support from others.
final class RiskFormWire {
  private static final List<Integer> RISK = List.of(1, 1);
  private static final List<Integer> FUNCTION = List.of(40, 20, 40);

  private RiskFormWire() {}

  static List<Block> of(PrintPlanRequest request) {
    List<Block> blocks = new ArrayList<>();
    if (request.getRisksCount() > 0) {
      blocks.add(risks(request.getRisksList(), request.getMitigationsList()));
    }
    if (request.getCriticalFunctionsCount() > 0) {
      blocks.add(functions(request.getCriticalFunctionsList()));
    }
    return blocks;
  }

  /// A row for each mitigation, the risk's cell over all of its rows.
  private static Grid risks(List<Risk> risks, List<Mitigation> mitigations) {
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(Grid.row("RISKS", "MITIGATION"));
    for (Risk risk : risks) {
      List<String> texts =
          mitigations.stream()
              .filter(each -> each.getName().startsWith(risk.getName() + "/"))
              .map(Mitigation::getText)
              .toList();
      Grid.Cell named = Grid.Cell.of(risk.getText()).over(Math.max(1, texts.size()));
      String first = texts.isEmpty() ? "" : texts.getFirst();
      rows.add(new Grid.Row(false, List.of(named, Grid.Cell.of(first))));
      texts.stream().skip(1).forEach(text -> rows.add(Grid.row(text)));
    }
    return new Grid(RISK, 1, rows);
  }

  private static Grid functions(List<CriticalFunction> functions) {
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(Grid.row("CRITICAL FUNCTIONS", "TIMESCALE", "MINIMUM SERVICE LEVEL"));
    for (CriticalFunction function : functions) {
      rows.add(
          Grid.row(
              function.getDisplayName(),
              PrintedWire.quantity(function.getRto()),
              function.getMbco()));
    }
    return new Grid(FUNCTION, 1, rows);
  }

  static List<Block> support(List<SupportRequest> requests) {
    if (requests.isEmpty()) {
      return List.of();
    }
    boolean asked =
        requests.stream().anyMatch(request -> !request.getAskedDivisionAsWritten().isBlank());
    Convention expected = PrintedWire.convention(requests, SupportRequest::getExpected);
    String date = PrintedWire.dated("EXPECTED DATE", expected);
    List<Grid.Row> rows = new ArrayList<>();
    rows.add(
        asked
            ? Grid.row("ACTIVITY DETAILS", "EXPECTED IMPACT", "DIVISION ASKED", date)
            : Grid.row("ACTIVITY DETAILS", "EXPECTED IMPACT", date));
    for (SupportRequest request : requests) {
      List<String> row = new ArrayList<>();
      row.add(request.getActivity());
      row.add(request.getExpectedImpact());
      if (asked) {
        row.add(request.getAskedDivisionAsWritten());
      }
      row.add(PrintedWire.date(request.getExpected()));
      rows.add(Grid.row(row));
    }
    return List.of(new Grid(asked ? List.of(3, 4, 2, 2) : List.of(3, 4, 2), 1, rows));
  }
}
