package org.goldenthread.plan.printing;

import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.printing.page.Grid;

/// A table of indicators while it is put together: two rows of headings, the upper of which groups
/// the periods of the lower one.
final class IndicatorGrid {
  private static final int NAME = 28;
  private static final int ALONE = 12;
  private static final int PERIOD = 10;

  private final List<Integer> widths = new ArrayList<>(List.of(NAME));
  private final List<Grid.Cell> upper = new ArrayList<>();
  private final List<Grid.Cell> lower = new ArrayList<>();
  private final List<Grid.Row> rows = new ArrayList<>();

  IndicatorGrid(String name) {
    upper.add(Grid.Cell.of(name).over(2));
  }

  /// A column of its own.
  IndicatorGrid column(String heading) {
    widths.add(ALONE);
    upper.add(Grid.Cell.of(heading).over(2));
    return this;
  }

  IndicatorGrid columns(PeriodColumns periods) {
    List<String> labels = periods.labels();
    if (!labels.isEmpty()) {
      upper.add(Grid.Cell.of(periods.group()).across(labels.size()));
    }
    for (String label : labels) {
      widths.add(PERIOD);
      lower.add(Grid.Cell.of(label));
    }
    return this;
  }

  void row(String name, List<String> alone, List<List<String>> figures) {
    List<Grid.Cell> cells = new ArrayList<>();
    cells.add(Grid.Cell.of(name));
    alone.forEach(text -> cells.add(Grid.Cell.figure(text)));
    figures.forEach(texts -> texts.forEach(text -> cells.add(Grid.Cell.figure(text))));
    rows.add(new Grid.Row(false, cells));
  }

  /// The rows of an activity indicator: one for each bound that it has, or one without any.
  void bounds(String name, List<String> previous, List<String> above, List<String> below) {
    int bounds = (above.isEmpty() ? 0 : 1) + (below.isEmpty() ? 0 : 1);
    int over = Math.max(1, bounds);
    List<Grid.Cell> first = new ArrayList<>();
    first.add(Grid.Cell.of(name).over(over));
    previous.forEach(text -> first.add(Grid.Cell.figure(text).over(over)));
    bound(first, above.isEmpty() ? below : above, above.isEmpty() ? "Lower" : "Upper");
    if (bounds == 2) {
      bound(new ArrayList<>(), below, "Lower");
    }
  }

  private void bound(List<Grid.Cell> cells, List<String> figures, String bound) {
    if (figures.isEmpty()) {
      // Neither bound is there: the threshold and every period are blank.
      int blank = widths.size() - cells.size();
      for (int column = 0; column < blank; column++) {
        cells.add(Grid.Cell.of(""));
      }
    } else {
      cells.add(Grid.Cell.of(bound));
      figures.forEach(text -> cells.add(Grid.Cell.figure(text)));
    }
    rows.add(new Grid.Row(false, cells));
  }

  Grid done() {
    List<Grid.Row> all = new ArrayList<>();
    all.add(new Grid.Row(true, upper));
    all.add(new Grid.Row(true, lower));
    all.addAll(rows);
    return new Grid(widths, 2, all);
  }
}
