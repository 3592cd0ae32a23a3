package org.goldenthread.plan.finance;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.FinancialLine;
import org.goldenthread.plan.v1.FinancialLine.Kind;
import org.goldenthread.plan.v1.GetFinancialLineRequest;
import org.goldenthread.plan.v1.ListFinancialLinesRequest;
import org.goldenthread.plan.v1.ListFinancialLinesResponse;
import org.jspecify.annotations.Nullable;

/// Financial lines with what the rows of their subtotals and totals add up to at the instant of the
/// answer. The sums are kept nowhere: another line's change would leave them behind.
@Singleton
public final class FinancialTotalsWire {
  private final Resource<FinancialLineRow, FinancialLine> lines;
  private final Reads reads;

  FinancialTotalsWire(Resource<FinancialLineRow, FinancialLine> lines, Reads reads) {
    this.lines = lines;
    this.reads = reads;
  }

  FinancialLine get(GetFinancialLineRequest request) {
    Instant readTime = new Request(request).readTime();
    return reads.snapshot(readTime, () -> whole(List.of(lines.get(request)), readTime).getFirst());
  }

  ListFinancialLinesResponse list(ListFinancialLinesRequest request) {
    Instant readTime = new Request(request).readTime();
    return reads.snapshot(
        readTime,
        () -> {
          ListFinancialLinesResponse page =
              lines.list(request, ListFinancialLinesResponse.getDefaultInstance());
          return page.toBuilder()
              .clearFinancialLines()
              .addAllFinancialLines(whole(page.getFinancialLinesList(), readTime))
              .build();
        });
  }

  /// A line that was just written.
  FinancialLine written(FinancialLine line) {
    return line.getKind() == Kind.LINE
        ? line
        : reads.read(null, () -> whole(List.of(line), null).getFirst());
  }

  /// All lines of a plan, in the table's order; within a connection.
  ///
  /// @param plan its resource name
  public List<FinancialLine> all(String plan, @Nullable Instant readTime) {
    List<FinancialLine> table = lines.all(plan, readTime);
    return FinanceWire.withSums(table, table);
  }

  private List<FinancialLine> whole(List<FinancialLine> some, @Nullable Instant readTime) {
    Map<String, List<FinancialLine>> tables =
        some.stream()
            .filter(line -> line.getKind() != Kind.LINE)
            .map(FinancialTotalsWire::plan)
            .distinct()
            .collect(Collectors.toMap(plan -> plan, plan -> lines.all(plan, readTime)));
    return some.stream()
        .map(
            line ->
                FinanceWire.withSums(List.of(line), tables.getOrDefault(plan(line), List.of()))
                    .getFirst())
        .toList();
  }

  /// `…/plans/x` of `…/plans/x/financialLines/1`.
  private static String plan(FinancialLine line) {
    return line.getName().substring(0, line.getName().indexOf("/financialLines/"));
  }
}
