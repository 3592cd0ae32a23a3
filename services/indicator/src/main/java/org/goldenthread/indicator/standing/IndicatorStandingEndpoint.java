package org.goldenthread.indicator.standing;

import com.google.protobuf.Timestamp;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.indicator.benchmark.BenchmarkEndpoint;
import org.goldenthread.indicator.calendar.CalendarEndpoint;
import org.goldenthread.indicator.indicator.IndicatorEndpoint;
import org.goldenthread.indicator.measurement.MeasurementEndpoint;
import org.goldenthread.indicator.period.DueRules;
import org.goldenthread.indicator.policy.RagPolicyEndpoint;
import org.goldenthread.indicator.range.ExpectedRangeEndpoint;
import org.goldenthread.indicator.target.TargetEndpoint;
import org.goldenthread.indicator.v1.Benchmark;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorStandingServiceGrpc.IndicatorStandingServiceImplBase;
import org.goldenthread.indicator.v1.ListIndicatorStandingsRequest;
import org.goldenthread.indicator.v1.ListIndicatorStandingsResponse;
import org.goldenthread.indicator.v1.ListIndicatorsRequest;
import org.goldenthread.indicator.v1.ListIndicatorsResponse;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.Target;
import org.jspecify.annotations.Nullable;

@Singleton
final class IndicatorStandingEndpoint extends IndicatorStandingServiceImplBase {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Reads reads;
  private final IndicatorEndpoint indicators;
  private final TargetEndpoint targets;
  private final ExpectedRangeEndpoint ranges;
  private final BenchmarkEndpoint benchmarks;
  private final MeasurementEndpoint measurements;
  private final CalendarEndpoint calendars;
  private final RagPolicyEndpoint policies;
  private final Clock clock;

  IndicatorStandingEndpoint(
      Reads reads,
      IndicatorEndpoint indicators,
      TargetEndpoint targets,
      ExpectedRangeEndpoint ranges,
      BenchmarkEndpoint benchmarks,
      MeasurementEndpoint measurements,
      CalendarEndpoint calendars,
      RagPolicyEndpoint policies,
      Clock clock) {
    this.reads = reads;
    this.indicators = indicators;
    this.targets = targets;
    this.ranges = ranges;
    this.benchmarks = benchmarks;
    this.measurements = measurements;
    this.calendars = calendars;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public void listIndicatorStandings(
      ListIndicatorStandingsRequest request, StreamObserver<ListIndicatorStandingsResponse> out) {
    Answers.one(out, () -> list(request));
  }

  private ListIndicatorStandingsResponse list(ListIndicatorStandingsRequest request) {
    ListIndicatorsRequest.Builder question =
        ListIndicatorsRequest.newBuilder()
            .setParent(request.getParent())
            .setPageSize(request.getPageSize())
            .setPageToken(request.getPageToken())
            .setPlan(request.getPlan());
    if (request.hasReadTime()) {
      question.setReadTime(request.getReadTime());
    }
    // The page refuses an instant that cannot be asked for, before it is used below.
    ListIndicatorsResponse page = indicators.list(question.build());
    @Nullable Instant readTime = request.hasReadTime() ? instant(request.getReadTime()) : null;
    return reads.read(readTime, () -> standings(request, page, readTime));
  }

  private ListIndicatorStandingsResponse standings(
      ListIndicatorStandingsRequest request,
      ListIndicatorsResponse page,
      @Nullable Instant readTime) {
    List<String> ids = page.getIndicatorsList().stream().map(one -> id(one.getName())).toList();
    String plan = id(request.getPlan());
    Map<String, List<Target>> held = targets.byIndicator(ids, plan, readTime);
    Map<String, List<ExpectedRange>> expected = ranges.byIndicator(ids, plan, readTime);
    Map<String, List<Benchmark>> others = benchmarks.byIndicator(ids, plan, readTime);
    Map<String, List<Measurement>> figures = measurements.byIndicator(ids, readTime);
    DueRules due = due(years(request.getPeriod(), held, expected), readTime);
    ListIndicatorStandingsResponse.Builder answer =
        ListIndicatorStandingsResponse.newBuilder().setNextPageToken(page.getNextPageToken());
    for (Indicator indicator : page.getIndicatorsList()) {
      String id = id(indicator.getName());
      answer.addStandings(
          new StandingWire(
                  indicator,
                  figures.getOrDefault(id, List.of()),
                  held.getOrDefault(id, List.of()),
                  expected.getOrDefault(id, List.of()),
                  due)
              .standing(request.getPeriod(), request.getValuePeriod()).toBuilder()
                  .addAllBenchmarks(others.getOrDefault(id, List.of())));
    }
    return answer.build();
  }

  private DueRules due(Set<String> years, @Nullable Instant readTime) {
    Instant at = readTime == null ? clock.instant() : readTime;
    return new DueRules(
        calendars.lastDays(years, readTime),
        policies.policy(readTime).getDueDays(),
        LocalDate.ofInstant(at, LONDON));
  }

  /// The years of which standards may be applied: `AY2013` of `AY2013-AUT`.
  private static Set<String> years(
      String asked, Map<String, List<Target>> targets, Map<String, List<ExpectedRange>> ranges) {
    Stream<String> held =
        Stream.concat(
            targets.values().stream().flatMap(List::stream).map(Target::getPeriod),
            ranges.values().stream().flatMap(List::stream).map(ExpectedRange::getPeriod));
    return (asked.isEmpty() ? held : Stream.of(asked))
        .map(period -> period.split("-", 2)[0])
        .collect(Collectors.toSet());
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
