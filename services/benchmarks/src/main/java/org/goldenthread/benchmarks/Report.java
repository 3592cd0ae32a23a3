package org.goldenthread.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.goldenthread.benchmarks.Load.Sample;

/// The samples of all rounds, and the tables that are made of them.
final class Report {
  private static final List<String> PROCESSES =
      List.of(Processes.GATEWAY, Processes.PLAN, Processes.DATABASE, Processes.CLIENTS);

  private final Map<String, Map<String, List<Sample>>> samples = new LinkedHashMap<>();

  void add(Target target, Sample sample) {
    samples
        .computeIfAbsent(target.request(), _ -> new LinkedHashMap<>())
        .computeIfAbsent(target.by(), _ -> new ArrayList<>())
        .add(sample);
  }

  /// How many answers a second, and what part of the limit below that is.
  Table rates(int clients) {
    var table =
        new Table(
            "Answers per second, %d clients: median (least–most) of the rounds".formatted(clients),
            "request",
            "through the gateway",
            "gRPC to the plan service",
            "its SQL by JDBC",
            "gateway : gRPC",
            "gRPC : SQL",
            "gateway : SQL");
    samples.forEach(
        (request, by) ->
            table.row(
                request,
                rate(by, Target.GATEWAY),
                rate(by, Target.GRPC),
                rate(by, Target.SQL),
                ratio(by, Target.GATEWAY, Target.GRPC, Sample::perSecond),
                ratio(by, Target.GRPC, Target.SQL, Sample::perSecond),
                ratio(by, Target.GATEWAY, Target.SQL, Sample::perSecond)));
    return table;
  }

  /// Where the processor time goes.
  Table processorTime() {
    var columns = new ArrayList<>(List.of("request", "by"));
    columns.addAll(PROCESSES);
    var table =
        new Table("Processor time per answer, µs, by process", columns.toArray(String[]::new));
    samples.forEach(
        (request, by) ->
            by.forEach(
                (way, rounds) -> {
                  var cells = new ArrayList<>(List.of(request, way));
                  for (var process : PROCESSES) {
                    cells.add(
                        spread(rounds, sample -> sample.micros().getOrDefault(process, 0.0))
                            .text("%,.0f"));
                  }
                  table.row(cells);
                }));
    return table;
  }

  /// What ten times the data costs.
  Table growth() {
    var table =
        new Table(
            "Through the gateway with %d times the plans".formatted(Effort.GROWTH),
            "request",
            "answers per second",
            "with more plans",
            "time, more : fewer",
            "server processor time, more : fewer");
    samples.forEach(
        (request, by) -> {
          if (by.containsKey(Target.GROWN)) {
            table.row(
                request,
                rate(by, Target.GATEWAY),
                rate(by, Target.GROWN),
                ratio(by, Target.GATEWAY, Target.GROWN, Sample::perSecond),
                ratio(by, Target.GROWN, Target.GATEWAY, Sample::serverMicros));
          }
        });
    return table;
  }

  /// How soon each process is ready and how much memory it takes.
  static Table processes(StartTimes starts, Map<String, Long> loaded) {
    var table =
        new Table(
            "Processes, each started alone",
            "process",
            "seconds until ready",
            "to an empty Micronaut service",
            "MB resident, idle",
            "MB resident, under load");
    var empty = starts.seconds(StartTimes.EMPTY);
    var names = new ArrayList<>(StartTimes.SERVICES);
    names.add(StartTimes.GATEWAY);
    names.add(StartTimes.EMPTY);
    for (var process : names) {
      var seconds = starts.seconds(process);
      var megabytes = loaded.get(process);
      table.row(
          process,
          Spread.of(seconds).text("%.1f"),
          quotients(seconds, empty).text("%.2f"),
          Long.toString(starts.idleMegabytes(process)),
          megabytes == null ? "–" : megabytes.toString());
    }
    return table;
  }

  private static String rate(Map<String, List<Sample>> by, String way) {
    return spread(rounds(by, way), Sample::perSecond).text("%,.0f");
  }

  /// Round by round, so that a slow minute of the machine slows both sides.
  private static String ratio(
      Map<String, List<Sample>> by, String one, String other, ToDoubleFunction<Sample> of) {
    return quotients(values(rounds(by, one), of), values(rounds(by, other), of)).text("%.2f");
  }

  private static Spread quotients(List<Double> ones, List<Double> others) {
    return Spread.of(
        IntStream.range(0, ones.size()).mapToObj(i -> ones.get(i) / others.get(i)).toList());
  }

  private static Spread spread(List<Sample> rounds, ToDoubleFunction<Sample> of) {
    return Spread.of(values(rounds, of));
  }

  private static List<Double> values(List<Sample> rounds, ToDoubleFunction<Sample> of) {
    return rounds.stream().map(of::applyAsDouble).toList();
  }

  private static List<Sample> rounds(Map<String, List<Sample>> by, String way) {
    return Objects.requireNonNull(by.get(way), way);
  }
}
