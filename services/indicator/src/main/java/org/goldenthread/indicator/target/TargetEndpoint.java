package org.goldenthread.indicator.target;

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
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.indicator.indicator.IndicatorEndpoint;
import org.goldenthread.indicator.indicator.Indicators;
import org.goldenthread.indicator.indicator.LinkWire;
import org.goldenthread.indicator.v1.CreateTargetRequest;
import org.goldenthread.indicator.v1.DeleteTargetRequest;
import org.goldenthread.indicator.v1.GetTargetRequest;
import org.goldenthread.indicator.v1.ListTargetsRequest;
import org.goldenthread.indicator.v1.ListTargetsResponse;
import org.goldenthread.indicator.v1.Target;
import org.goldenthread.indicator.v1.TargetServiceGrpc.TargetServiceImplBase;
import org.goldenthread.indicator.v1.UpdateTargetRequest;
import org.jspecify.annotations.Nullable;

@Singleton
public final class TargetEndpoint extends TargetServiceImplBase {
  private final Resource<TargetRow, Target> targets;
  private final TargetWire wire;

  TargetEndpoint(
      Resources resources,
      TargetStore store,
      TargetWire wire,
      Indicators indicators,
      IndicatorEndpoint periods,
      LinkWire links) {
    this.wire = wire;
    this.targets =
        resources
            .of(TargetRow.class, store, Target.getDefaultInstance(), wire)
            .under(indicators.parent())
            .ordered(
                List.of(
                    new Column<>("t.indicator", "text", TargetRow::indicator),
                    new Column<>("t.period collate \"C\"", "text", TargetRow::period),
                    new Column<>("t.kind collate \"C\"", "text", TargetRow::kind)))
            .filtered("kind", "t.kind = ?")
            .filtered("period", "t.period = ?")
            .filtered("plan", "t.plan = ?")
            .filtered("unit", "t.of_unit = ?")
            .ownedBy(Ownership.ofUnit(TargetRow::unit))
            .ofPlan(row -> links.name("plans", row.plan()))
            .prepared(
                (recording, draft) -> {
                  periods.requirePeriod(draft.key().parent(), draft.message().getPeriod());
                  return draft.message().toBuilder().setVersion(1).build();
                })
            .revised(TargetEndpoint::revised)
            .guarded(TargetEndpoint::guard)
            .build();
  }

  @Override
  public void getTarget(GetTargetRequest request, StreamObserver<Target> out) {
    Answers.one(out, () -> targets.get(request));
  }

  @Override
  public void listTargets(ListTargetsRequest request, StreamObserver<ListTargetsResponse> out) {
    Answers.one(out, () -> targets.list(request, ListTargetsResponse.getDefaultInstance()));
  }

  @Override
  public void createTarget(CreateTargetRequest request, StreamObserver<Target> out) {
    Answers.one(out, () -> targets.create(request));
  }

  @Override
  public void updateTarget(UpdateTargetRequest request, StreamObserver<Target> out) {
    Answers.one(out, () -> targets.update(request));
  }

  @Override
  public void deleteTarget(DeleteTargetRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> targets.delete(request));
  }

  /// The same as it is read back once it is recorded.
  public Target normal(Key key, Target given) {
    return wire.message(wire.row(key, given, new Stamp(0, Instant.EPOCH, Instant.EPOCH)));
  }

  /// As parts of a document are merged into it.
  public Resource<?, Target> resource() {
    return targets;
  }

  /// The targets and floors of these indicators, by indicator and then by period.
  ///
  /// @param plan the id of the plan that set them; all where empty
  public Map<String, List<Target>> byIndicator(
      List<String> ids, String plan, @Nullable Instant readTime) {
    return targets
        .table()
        .select(
            "t.indicator = any(?) and ? in ('', t.plan)",
            "order by t.period collate \"C\", t.kind collate \"C\", t.id",
            List.of(ids, plan),
            readTime)
        .stream()
        .collect(
            Collectors.groupingBy(
                TargetRow::indicator, Collectors.mapping(targets::message, Collectors.toList())));
  }

  private static Target revised(TargetRow before, Target given) {
    boolean same = before.value().message().equals(given.getValue());
    return given.toBuilder().setVersion(before.version() + (same ? 0 : 1)).build();
  }

  private static void guard(
      Recording recording, @Nullable TargetRow before, @Nullable TargetRow after) {
    if (before == null || after == null) {
      return;
    }
    if (!before.period().equals(after.period())) {
      throw Failure.invalid(
          ErrorReason.UPDATE_MASK_INVALID,
          "target.period",
          "A target's period cannot change; add a target for the other period.");
    }
    if (before.value().value() != null
        && before.version() != after.version()
        && recording.cause().reason().isEmpty()
        && recording.cause().importName().isEmpty()) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.REASON_REQUIRED,
          "A figure that was set is changed: say why, in `reason`.");
    }
  }
}
