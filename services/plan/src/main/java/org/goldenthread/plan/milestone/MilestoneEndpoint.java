package org.goldenthread.plan.milestone;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.v1.CreateMilestoneRequest;
import org.goldenthread.plan.v1.DeleteMilestoneRequest;
import org.goldenthread.plan.v1.GetMilestoneRequest;
import org.goldenthread.plan.v1.ListMilestonesRequest;
import org.goldenthread.plan.v1.ListMilestonesResponse;
import org.goldenthread.plan.v1.Milestone;
import org.goldenthread.plan.v1.MilestoneServiceGrpc.MilestoneServiceImplBase;
import org.goldenthread.plan.v1.UpdateMilestoneRequest;

@Singleton
final class MilestoneEndpoint extends MilestoneServiceImplBase {
  private final Resource<MilestoneRow, Milestone> milestones;

  MilestoneEndpoint(Resource<MilestoneRow, Milestone> milestones) {
    this.milestones = milestones;
  }

  @Override
  public void getMilestone(GetMilestoneRequest request, StreamObserver<Milestone> out) {
    Answers.one(out, () -> milestones.get(request));
  }

  @Override
  public void listMilestones(
      ListMilestonesRequest request, StreamObserver<ListMilestonesResponse> out) {
    Answers.one(out, () -> milestones.list(request, ListMilestonesResponse.getDefaultInstance()));
  }

  @Override
  public void createMilestone(CreateMilestoneRequest request, StreamObserver<Milestone> out) {
    Answers.one(out, () -> milestones.create(request));
  }

  @Override
  public void updateMilestone(UpdateMilestoneRequest request, StreamObserver<Milestone> out) {
    Answers.one(out, () -> milestones.update(request));
  }

  @Override
  public void deleteMilestone(DeleteMilestoneRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> milestones.delete(request));
  }
}
