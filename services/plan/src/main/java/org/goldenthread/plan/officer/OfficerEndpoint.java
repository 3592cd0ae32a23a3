package org.goldenthread.plan.officer;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.record.Writes;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.v1.ConfirmOfficerRequest;
import org.goldenthread.plan.v1.CreateOfficerRequest;
import org.goldenthread.plan.v1.DeleteOfficerRequest;
import org.goldenthread.plan.v1.GetOfficerRequest;
import org.goldenthread.plan.v1.ListOfficersRequest;
import org.goldenthread.plan.v1.ListOfficersResponse;
import org.goldenthread.plan.v1.MergeOfficersRequest;
import org.goldenthread.plan.v1.MergeOfficersResponse;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.OfficerServiceGrpc.OfficerServiceImplBase;
import org.goldenthread.plan.v1.UpdateOfficerRequest;
import org.goldenthread.plan.value.Today;
import org.goldenthread.type.v1.Change.Operation;

@Singleton
final class OfficerEndpoint extends OfficerServiceImplBase {
  private final Resource<OfficerRow, Officer> officers;
  private final MergeWire merging;
  private final Writes writes;
  private final Today today;

  OfficerEndpoint(
      Resource<OfficerRow, Officer> officers, MergeWire merging, Writes writes, Today today) {
    this.officers = officers;
    this.merging = merging;
    this.writes = writes;
    this.today = today;
  }

  @Override
  public void getOfficer(GetOfficerRequest request, StreamObserver<Officer> out) {
    Answers.one(out, () -> onDay(officers.get(request), request.getAsAt()));
  }

  @Override
  public void listOfficers(ListOfficersRequest request, StreamObserver<ListOfficersResponse> out) {
    Answers.one(
        out, () -> officers.list(dated(request), ListOfficersResponse.getDefaultInstance()));
  }

  @Override
  public void createOfficer(CreateOfficerRequest request, StreamObserver<Officer> out) {
    Answers.one(out, () -> officers.create(request));
  }

  @Override
  public void updateOfficer(UpdateOfficerRequest request, StreamObserver<Officer> out) {
    Answers.one(out, () -> officers.update(request));
  }

  @Override
  public void deleteOfficer(DeleteOfficerRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> officers.delete(request));
  }

  @Override
  public void confirmOfficer(ConfirmOfficerRequest request, StreamObserver<Officer> out) {
    Recording.Cause cause = new Recording.Cause(request.getRequestId(), request.getReason(), "");
    Answers.one(
        out,
        () ->
            writes.write(
                request,
                cause,
                Officer.getDefaultInstance(),
                recording -> confirm(recording, request)));
  }

  @Override
  public void mergeOfficers(
      MergeOfficersRequest request, StreamObserver<MergeOfficersResponse> out) {
    Recording.Cause cause = new Recording.Cause(request.getRequestId(), request.getReason(), "");
    Answers.one(
        out,
        () ->
            writes.write(
                request,
                cause,
                MergeOfficersResponse.getDefaultInstance(),
                recording -> merging.merge(recording, request)));
  }

  private Officer confirm(Recording recording, ConfirmOfficerRequest request) {
    OfficerRow row = officers.lock(request.getName());
    officers.requireEtag(row, request.getEtag());
    Officer.Builder officer = officers.message(row).toBuilder();
    MergeWire.requireUnmerged(officer.build());
    if (!request.getTokenSubject().isEmpty()) {
      officer.setTokenSubject(request.getTokenSubject());
    }
    if (!request.getEmail().isEmpty()) {
      officer.setEmail(request.getEmail());
    }
    Officer confirmed = Officers.confirmed(recording, officer.build());
    return officers.message(officers.replace(recording, Operation.UPDATED, row, confirmed));
  }

  /// The officer who was in place on the day, with those tenures alone that were held then. Where
  /// no day is asked for, with all of them: whoever changes them needs all before them.
  private Officer onDay(Officer officer, String asAt) {
    if (asAt.isEmpty()) {
      return officer;
    }
    LocalDate day = today.or(asAt);
    if (!Today.holds(officer.getValidFrom(), officer.getValidTo(), day)) {
      throw Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, officer.getName());
    }
    return officer.toBuilder()
        .clearTenures()
        .addAllTenures(
            officer.getTenuresList().stream()
                .filter(held -> Today.holds(held.getValidFrom(), held.getValidTo(), day))
                .toList())
        .build();
  }

  private ListOfficersRequest dated(ListOfficersRequest request) {
    ListOfficersRequest.Builder asked =
        request.toBuilder().setCalled(TextRules.fold(request.getCalled()));
    return request.getAllDays()
        ? asked.clearAsAt().build()
        : asked.setAsAt(today.or(request.getAsAt()).toString()).build();
  }
}
