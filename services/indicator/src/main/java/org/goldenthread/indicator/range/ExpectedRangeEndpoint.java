package org.goldenthread.indicator.range;

import com.google.protobuf.Empty;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.chassis.value.QualifiedFigure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.indicator.indicator.IndicatorEndpoint;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.CreateExpectedRangeRequest;
import org.goldenthread.indicator.v1.DeleteExpectedRangeRequest;
import org.goldenthread.indicator.v1.ExpectedRange;
import org.goldenthread.indicator.v1.ExpectedRangeServiceGrpc.ExpectedRangeServiceImplBase;
import org.goldenthread.indicator.v1.GetExpectedRangeRequest;
import org.goldenthread.indicator.v1.ListExpectedRangesRequest;
import org.goldenthread.indicator.v1.ListExpectedRangesResponse;
import org.goldenthread.indicator.v1.UpdateExpectedRangeRequest;
import org.goldenthread.type.v1.QualifiedValue;
import org.jspecify.annotations.Nullable;

@Singleton
public final class ExpectedRangeEndpoint extends ExpectedRangeServiceImplBase {
  private final Resource<ExpectedRangeRow, ExpectedRange> ranges;
  private final ExpectedRangeWire wire;

  ExpectedRangeEndpoint(
      Resources resources,
      ExpectedRangeStore store,
      ExpectedRangeWire wire,
      Indicators indicators,
      IndicatorEndpoint periods,
      LinkWire links) {
    this.wire = wire;
    this.ranges =
        resources
            .of(ExpectedRangeRow.class, store, ExpectedRange.getDefaultInstance(), wire)
            .under(indicators.parent())
            .ordered(
                List.of(
                    new Column<>("t.indicator", "text", ExpectedRangeRow::indicator),
                    new Column<>("t.period collate \"C\"", "text", ExpectedRangeRow::period)))
            .filtered("period", "t.period = ?")
            .filtered("plan", "t.plan = ?")
            .filtered("unit", "t.of_unit = ?")
            .ownedBy(Ownership.ofUnit(ExpectedRangeRow::unit))
            .ofPlan(row -> links.name("plans", row.plan()))
            .prepared(
                (recording, draft) -> {
                  periods.requirePeriod(draft.key().parent(), draft.message().getPeriod());
                  return draft.message().toBuilder().setVersion(1).build();
                })
            .revised(ExpectedRangeEndpoint::revised)
            .guarded(ExpectedRangeEndpoint::guard)
            .build();
  }

  @Override
  public void getExpectedRange(GetExpectedRangeRequest request, StreamObserver<ExpectedRange> out) {
    Answers.one(out, () -> ranges.get(request));
  }

  @Override
  public void listExpectedRanges(
      ListExpectedRangesRequest request, StreamObserver<ListExpectedRangesResponse> out) {
    Answers.one(out, () -> ranges.list(request, ListExpectedRangesResponse.getDefaultInstance()));
  }

  @Override
  public void createExpectedRange(
      CreateExpectedRangeRequest request, StreamObserver<ExpectedRange> out) {
    Answers.one(out, () -> ranges.create(request));
  }

  @Override
  public void updateExpectedRange(
      UpdateExpectedRangeRequest request, StreamObserver<ExpectedRange> out) {
    Answers.one(out, () -> ranges.update(request));
  }

  @Override
  public void deleteExpectedRange(DeleteExpectedRangeRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> ranges.delete(request));
  }

  /// The same as it is read back once it is recorded.
  public ExpectedRange normal(Key key, ExpectedRange given) {
    return wire.message(wire.row(key, given, new Stamp(0, Instant.EPOCH, Instant.EPOCH)));
  }

  /// As parts of a document are merged into it.
  public Resource<?, ExpectedRange> resource() {
    return ranges;
  }

  /// The ranges and floors of these indicators, by indicator and then by period.
  ///
  /// @param plan the id of the plan that set them; all where empty
  public Map<String, List<ExpectedRange>> byIndicator(
      List<String> ids, String plan, @Nullable Instant readTime) {
    return ranges
        .table()
        .select(
            "t.indicator = any(?) and ? in ('', t.plan)",
            "order by t.period collate \"C\", t.id",
            List.of(ids, plan),
            readTime)
        .stream()
        .collect(
            Collectors.groupingBy(
                ExpectedRangeRow::indicator,
                Collectors.mapping(ranges::message, Collectors.toList())));
  }

  private static ExpectedRange revised(ExpectedRangeRow before, ExpectedRange given) {
    boolean same =
        figure(before.lower()).equals(given.getLower())
            && figure(before.upper()).equals(given.getUpper());
    return given.toBuilder().setVersion(before.version() + (same ? 0 : 1)).build();
  }

  private static QualifiedValue figure(@Nullable QualifiedFigure limit) {
    return limit == null ? QualifiedValue.getDefaultInstance() : limit.message();
  }

  private static void guard(
      Recording recording, @Nullable ExpectedRangeRow before, @Nullable ExpectedRangeRow after) {
    if (before == null || after == null) {
      return;
    }
    if (!before.period().equals(after.period())) {
      throw Failure.invalid(
          ErrorReason.UPDATE_MASK_INVALID,
          "expected_range.period",
          "A range's period cannot change; add a range for the other period.");
    }
    if ((before.lower() != null || before.upper() != null)
        && before.version() != after.version()
        && recording.cause().reason().isEmpty()
        && recording.cause().importName().isEmpty()) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.REASON_REQUIRED,
          "A limit that was set is changed: say why, in `reason`.");
    }
  }
}
