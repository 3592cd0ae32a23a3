package org.goldenthread.indicator.indicator;

import com.google.protobuf.Empty;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.indicator.period.Period;
import org.goldenthread.indicator.v1.CreateIndicatorRequest;
import org.goldenthread.indicator.v1.DeleteIndicatorRequest;
import org.goldenthread.indicator.v1.GetIndicatorRequest;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorServiceGrpc.IndicatorServiceImplBase;
import org.goldenthread.indicator.v1.ListIndicatorsRequest;
import org.goldenthread.indicator.v1.ListIndicatorsResponse;
import org.goldenthread.indicator.v1.UpdateIndicatorRequest;
import org.jspecify.annotations.Nullable;

@Singleton
public final class IndicatorEndpoint extends IndicatorServiceImplBase {
  private static final int SLUG = 63;

  final Resource<IndicatorRow, Indicator> indicators;
  private final IndicatorWire wire;

  IndicatorEndpoint(Resources resources, IndicatorStore store, IndicatorWire wire, LinkWire links) {
    this.wire = wire;
    this.indicators =
        resources
            .of(IndicatorRow.class, store, Indicator.getDefaultInstance(), wire)
            .ordered(List.of(new Column<>("t.position", "integer", IndicatorRow::position)))
            .orderedBy(
                "position", List.of(new Column<>("t.position", "integer", IndicatorRow::position)))
            .orderedBy(
                "display_name",
                List.of(
                    new Column<>(
                        "t.display_name collate \"en-x-icu\"", "text", IndicatorRow::displayName)))
            .orderedBy(
                "code", List.of(new Column<>("t.code collate \"C\"", "text", IndicatorRow::code)))
            .orderedBy(
                "update_time",
                List.of(new Column<>("t.update_time", "timestamptz", IndicatorRow::updateTime)))
            .filtered("plan", "t.plans @> array[?::text]")
            .filtered(
                "priority",
                "exists (select from unnest(t.priorities) named"
                    + " where split_part(named, '/', 6) = ?)")
            .filtered("unit", "t.unit = ?")
            .filtered("kind", "t.kind = ?")
            .filtered("officer", "t.officers @> array[?::text]")
            .filtered("lifecycle", "t.lifecycle = ?")
            .ownedBy(Ownership.ofUnit(IndicatorRow::unit))
            .ofPlan(row -> row.plans().isEmpty() ? "" : links.name("plans", row.plans().getLast()))
            .guarded(IndicatorEndpoint::guard)
            .build();
  }

  @Override
  public void getIndicator(GetIndicatorRequest request, StreamObserver<Indicator> out) {
    Answers.one(out, () -> indicators.get(request));
  }

  @Override
  public void listIndicators(
      ListIndicatorsRequest request, StreamObserver<ListIndicatorsResponse> out) {
    Answers.one(out, () -> list(request));
  }

  @Override
  public void createIndicator(CreateIndicatorRequest request, StreamObserver<Indicator> out) {
    Answers.one(out, () -> indicators.create(identified(request)));
  }

  @Override
  public void updateIndicator(UpdateIndicatorRequest request, StreamObserver<Indicator> out) {
    Answers.one(out, () -> indicators.update(request));
  }

  @Override
  public void deleteIndicator(DeleteIndicatorRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> indicators.delete(request));
  }

  /// The same page for other slices that show indicators.
  public ListIndicatorsResponse list(ListIndicatorsRequest request) {
    return indicators.list(request, ListIndicatorsResponse.getDefaultInstance());
  }

  /// As rows of a document are merged into it.
  public Resource<?, Indicator> resource() {
    return indicators;
  }

  /// The indicator as it is read back once it is recorded.
  public Indicator normal(Indicator indicator) {
    Stamp none = new Stamp(0, Instant.EPOCH, Instant.EPOCH);
    return wire.message(wire.row(new Key(List.of(), slug(indicator)), indicator, none));
  }

  /// Every slug that is taken.
  public List<String> slugs() {
    return indicators.table().select("true", "", List.of(), null).stream()
        .map(IndicatorRow::id)
        .toList();
  }

  /// Refuses a period that the indicator is not collected for.
  ///
  /// @throws Failure `PERIOD_MISMATCH` where an officer names a period of another calendar than the
  ///   indicator's; what a document says is kept and not asked here
  public void requirePeriod(String indicator, String period) {
    String calendar =
        indicators.table().find(indicator, null).map(IndicatorRow::calendar).orElse("");
    if (!Period.of(period).calendar().goesWith(calendar)) {
      throw Failure.of(
              Code.FAILED_PRECONDITION,
              ErrorReason.PERIOD_MISMATCH,
              "The period " + period + " is not of the indicator's calendar, " + calendar + ".")
          .with("period", period)
          .with("calendar", calendar);
    }
  }

  /// The slug by which an indicator without a chosen one is known.
  public static String slug(Indicator indicator) {
    String words = indicator.getCode().isEmpty() ? indicator.getDisplayName() : indicator.getCode();
    String plain = Normalizer.normalize(words, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
    String slug =
        plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = slug.length() <= SLUG ? slug : slug.substring(0, SLUG).replaceAll("-$", "");
    return cut.isEmpty() ? "indicator" : cut;
  }

  private static CreateIndicatorRequest identified(CreateIndicatorRequest request) {
    return request.getIndicatorId().isEmpty()
        ? request.toBuilder().setIndicatorId(slug(request.getIndicator())).build()
        : request;
  }

  private static void guard(
      Recording recording, @Nullable IndicatorRow before, @Nullable IndicatorRow after) {
    if (before == null || after == null || !recording.cause().reason().isEmpty()) {
      return;
    }
    boolean broken =
        after.definitions().stream()
            .anyMatch(part -> part.breaksSeries() && !before.definitions().contains(part));
    if (broken) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.REASON_REQUIRED,
          "The new definition breaks the series: say why, in `reason`.");
    }
  }
}
