package org.goldenthread.plan.revision;

import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.change.Changes;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.plan.plan.PlanRevisionRow;
import org.goldenthread.plan.v1.ComparePlanRequest;
import org.goldenthread.plan.v1.ComparePlanResponse;
import org.goldenthread.plan.v1.GetPlanRevisionRequest;
import org.goldenthread.plan.v1.ListPlanRevisionsRequest;
import org.goldenthread.plan.v1.ListPlanRevisionsResponse;
import org.goldenthread.plan.v1.PlanRevision;
import org.goldenthread.plan.v1.PlanRevisionServiceGrpc.PlanRevisionServiceImplBase;
import org.goldenthread.plan.value.Links;
import org.goldenthread.type.v1.Change;

@Singleton
final class PlanRevisionEndpoint extends PlanRevisionServiceImplBase {
  private static final int MOST_CHANGES = 500;

  private final Resource<PlanRevisionRow, PlanRevision> revisions;
  private final ComparisonWire comparison;
  private final Changes changes;
  private final Reads reads;
  private final Links links;

  PlanRevisionEndpoint(
      Resource<PlanRevisionRow, PlanRevision> revisions,
      ComparisonWire comparison,
      Changes changes,
      Reads reads,
      Links links) {
    this.revisions = revisions;
    this.comparison = comparison;
    this.changes = changes;
    this.reads = reads;
    this.links = links;
  }

  @Override
  public void getPlanRevision(GetPlanRevisionRequest request, StreamObserver<PlanRevision> out) {
    Answers.one(out, () -> get(request));
  }

  @Override
  public void listPlanRevisions(
      ListPlanRevisionsRequest request, StreamObserver<ListPlanRevisionsResponse> out) {
    Answers.one(out, () -> revisions.list(request, ListPlanRevisionsResponse.getDefaultInstance()));
  }

  @Override
  public void comparePlan(ComparePlanRequest request, StreamObserver<ComparePlanResponse> out) {
    Answers.one(out, () -> comparison.compare(request));
  }

  private PlanRevision get(GetPlanRevisionRequest request) {
    Instant readTime = new Request(request).readTime();
    return reads.read(
        readTime,
        () -> {
          PlanRevisionRow row = revisions.row(request.getName(), readTime);
          return revisions.message(row).toBuilder().addAllChanges(changed(row)).build();
        });
  }

  /// What was recorded of the plan at the revision's instant: by its transaction alone, which held
  /// the plan.
  private List<Change> changed(PlanRevisionRow revision) {
    Where where =
        new Where()
            .add("t.recorded_at = ?", revision.createTime())
            .add("t.plan = ?", links.plan(revision.plan()))
            .add("t.kind <> ?", revisions.kind())
            // That it was counted is no change of its own.
            .add("(t.kind <> 'Plan' or t.fields <> ?::text[])", List.of("revision"));
    return changes.select(where, false, MOST_CHANGES);
  }
}
