package org.goldenthread.indicator.document;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.indicator.benchmark.BenchmarkEndpoint;
import org.goldenthread.indicator.range.ExpectedRangeEndpoint;
import org.goldenthread.indicator.target.TargetEndpoint;
import org.goldenthread.indicator.v1.Benchmark;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.indicator.v1.IndicatorRow;
import org.goldenthread.indicator.v1.Target;

/// What a document holds its indicators against: targets, floors, expected ranges, benchmarks.
@Singleton
final class StandardRowsWire {
  private final TargetEndpoint targets;
  private final ExpectedRangeEndpoint ranges;
  private final BenchmarkEndpoint benchmarks;
  private final Ids ids;

  StandardRowsWire(
      TargetEndpoint targets, ExpectedRangeEndpoint ranges, BenchmarkEndpoint benchmarks, Ids ids) {
    this.targets = targets;
    this.ranges = ranges;
    this.benchmarks = benchmarks;
    this.ids = ids;
  }

  void apply(DocumentMerge merge, String plan, List<IndicatorRow> rows, Map<String, String> names) {
    apply(
        targets.resource(),
        merge,
        rows(
            merge,
            rows,
            names,
            row ->
                row.getTargetsList().stream()
                    .map(target -> target.toBuilder().clearName().setPlan(plan).build())
                    .toList(),
            StandardRowsWire::words,
            targets::normal),
        StandardRowsWire::words,
        fields(Target.getDescriptor(), "period_as_written", "value"));
    apply(
        ranges.resource(),
        merge,
        rows(
            merge,
            rows,
            names,
            row ->
                row.getExpectedRangesList().stream()
                    .map(range -> range.toBuilder().clearName().setPlan(plan).build())
                    .toList(),
            StandardRowsWire::words,
            ranges::normal),
        StandardRowsWire::words,
        fields(ExpectedRange.getDescriptor(), "period_as_written", "lower", "upper"));
    merge.apply(
        benchmarks.resource(),
        rows(
            merge,
            rows,
            names,
            row ->
                row.getBenchmarksList().stream()
                    .map(benchmark -> benchmark.toBuilder().clearName().setPlan(plan).build())
                    .toList(),
            StandardRowsWire::words,
            benchmarks::normal),
        fields(
            Benchmark.getDescriptor(),
            "authority",
            "period_as_written",
            "value",
            "source",
            "note"));
  }

  /// There is one standard for a period, so one that an officer or another plan's document has set
  /// already is met, not added again.
  private static <R extends Row, M extends Message> void apply(
      Resource<R, M> resource,
      DocumentMerge merge,
      List<DocumentRow<M>> rows,
      Function<M, String> words,
      List<FieldDescriptor> documented) {
    Set<String> known = merge.known(resource);
    Map<String, R> standing = new HashMap<>();
    List<String> indicators = rows.stream().map(row -> row.key().parent()).distinct().toList();
    resource
        .table()
        .select("t.indicator = any(?)", "order by t.id", List.of(indicators), null)
        .forEach(
            row ->
                standing.put(
                    resource.key(row).parent() + "/" + words.apply(resource.message(row)), row));
    for (DocumentRow<M> row : rows) {
      R found = standing.get(row.key().parent() + "/" + words.apply(row.message()));
      if (found != null && !known.contains(row.importKey())) {
        merge.adopt(resource, row.importKey(), found, nothing(row.message()));
      }
    }
    merge.apply(resource, rows, documented);
  }

  private <M extends Message> List<DocumentRow<M>> rows(
      DocumentMerge merge,
      List<IndicatorRow> document,
      Map<String, String> names,
      Function<IndicatorRow, List<M>> parts,
      Function<M, String> words,
      BiFunction<Key, M, M> normal) {
    Map<String, DocumentRow<M>> rows = new LinkedHashMap<>();
    for (IndicatorRow row : document) {
      String name = names.getOrDefault(row.getImportKey(), "");
      List<M> read = name.isEmpty() ? List.of() : parts.apply(row);
      for (M part : read) {
        Key key = new Key(List.of(name.substring(name.lastIndexOf('/') + 1)), ids.uuid());
        String importKey = row.getImportKey() + "/" + words.apply(part);
        DocumentRow<M> standard =
            new DocumentRow<>(
                importKey,
                row.getPlace(),
                row.getIndicator().getDisplayName(),
                key,
                normal.apply(key, part));
        DocumentRow<M> first = rows.putIfAbsent(importKey, standard);
        if (first != null) {
          SecondFigureWire.meet(merge, first, standard);
        }
      }
    }
    return new ArrayList<>(rows.values());
  }

  private static String words(Target target) {
    return target.getKind() + "/" + target.getPeriod() + "/" + target.getUnit();
  }

  private static String words(ExpectedRange range) {
    return range.getPeriod() + "/" + range.getUnit();
  }

  private static String words(Benchmark benchmark) {
    return benchmark.getPeriod()
        + "/"
        + benchmark.getPeriodAsWritten()
        + "/"
        + benchmark.getAuthority();
  }

  private static List<FieldDescriptor> fields(Descriptor type, String... names) {
    return List.of(names).stream().map(type::findFieldByName).toList();
  }

  @SuppressWarnings("unchecked") // a message's default is of its own type
  private static <M extends Message> M nothing(M message) {
    return (M) message.getDefaultInstanceForType();
  }
}
