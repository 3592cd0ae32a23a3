package org.goldenthread.indicator.benchmark;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.Benchmark;
import org.goldenthread.indicator.v1.BenchmarkServiceGrpc.BenchmarkServiceImplBase;
import org.goldenthread.indicator.v1.CreateBenchmarkRequest;
import org.goldenthread.indicator.v1.DeleteBenchmarkRequest;
import org.goldenthread.indicator.v1.GetBenchmarkRequest;
import org.goldenthread.indicator.v1.ListBenchmarksRequest;
import org.goldenthread.indicator.v1.ListBenchmarksResponse;
import org.goldenthread.indicator.v1.UpdateBenchmarkRequest;
import org.jspecify.annotations.Nullable;

@Singleton
public final class BenchmarkEndpoint extends BenchmarkServiceImplBase {
  private final Resource<BenchmarkRow, Benchmark> benchmarks;
  private final BenchmarkWire wire;

  BenchmarkEndpoint(
      Resources resources,
      BenchmarkStore store,
      BenchmarkWire wire,
      Indicators indicators,
      LinkWire links) {
    this.wire = wire;
    this.benchmarks =
        resources
            .of(BenchmarkRow.class, store, Benchmark.getDefaultInstance(), wire)
            .under(indicators.parent())
            .ordered(
                List.of(
                    new Column<>("t.indicator", "text", BenchmarkRow::indicator),
                    new Column<>("t.period collate \"C\"", "text", BenchmarkRow::period),
                    new Column<>("t.authority collate \"C\"", "text", BenchmarkRow::authority)))
            .filtered("period", "t.period = ?")
            .filtered("plan", "t.plan = ?")
            .filtered("authority", "t.authority = ?")
            .ownedBy(Ownership.ofUnit(BenchmarkRow::unit))
            .ofPlan(row -> links.name("plans", row.plan()))
            .build();
  }

  @Override
  public void getBenchmark(GetBenchmarkRequest request, StreamObserver<Benchmark> out) {
    Answers.one(out, () -> benchmarks.get(request));
  }

  @Override
  public void listBenchmarks(
      ListBenchmarksRequest request, StreamObserver<ListBenchmarksResponse> out) {
    Answers.one(out, () -> benchmarks.list(request, ListBenchmarksResponse.getDefaultInstance()));
  }

  @Override
  public void createBenchmark(CreateBenchmarkRequest request, StreamObserver<Benchmark> out) {
    Answers.one(out, () -> benchmarks.create(request));
  }

  @Override
  public void updateBenchmark(UpdateBenchmarkRequest request, StreamObserver<Benchmark> out) {
    Answers.one(out, () -> benchmarks.update(request));
  }

  @Override
  public void deleteBenchmark(DeleteBenchmarkRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> benchmarks.delete(request));
  }

  /// The same as it is read back once it is recorded.
  public Benchmark normal(Key key, Benchmark given) {
    return wire.message(wire.row(key, given, new Stamp(0, Instant.EPOCH, Instant.EPOCH)));
  }

  /// As parts of a document are merged into it.
  public Resource<?, Benchmark> resource() {
    return benchmarks;
  }

  /// The benchmarks and floors of these indicators, by indicator and then by period.
  ///
  /// @param plan the id of the plan that quotes them; all where empty
  public Map<String, List<Benchmark>> byIndicator(
      List<String> ids, String plan, @Nullable Instant readTime) {
    return benchmarks
        .table()
        .select(
            "t.indicator = any(?) and ? in ('', t.plan)",
            "order by t.period collate \"C\", t.authority collate \"C\", t.id",
            List.of(ids, plan),
            readTime)
        .stream()
        .collect(
            Collectors.groupingBy(
                BenchmarkRow::indicator,
                Collectors.mapping(benchmarks::message, Collectors.toList())));
  }
}
