package org.goldenthread.plan.unit;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.DeleteUnitRequest;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.ListUnitsResponse;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc.UnitServiceImplBase;
import org.goldenthread.plan.v1.UpdateUnitRequest;
import org.goldenthread.plan.value.Slugs;
import org.goldenthread.plan.value.Today;

@Singleton
final class UnitEndpoint extends UnitServiceImplBase {
  private final Resource<UnitRow, Unit> units;
  private final Today today;

  UnitEndpoint(Resource<UnitRow, Unit> units, Today today) {
    this.units = units;
    this.today = today;
  }

  @Override
  public void getUnit(GetUnitRequest request, StreamObserver<Unit> out) {
    Answers.one(out, () -> onDay(units.get(request), request.getAsAt()));
  }

  @Override
  public void listUnits(ListUnitsRequest request, StreamObserver<ListUnitsResponse> out) {
    Answers.one(out, () -> units.list(dated(request), ListUnitsResponse.getDefaultInstance()));
  }

  @Override
  public void createUnit(CreateUnitRequest request, StreamObserver<Unit> out) {
    Answers.one(out, () -> units.create(named(request)));
  }

  @Override
  public void updateUnit(UpdateUnitRequest request, StreamObserver<Unit> out) {
    Answers.one(out, () -> units.update(request));
  }

  @Override
  public void deleteUnit(DeleteUnitRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> units.delete(request));
  }

  /// The unit, if it existed on the day; where no day is asked for, whenever it did.
  private Unit onDay(Unit unit, String asAt) {
    if (!asAt.isEmpty() && !Today.holds(unit.getValidFrom(), unit.getValidTo(), today.or(asAt))) {
      throw Failure.notFound(ErrorReason.RESOURCE_NOT_FOUND, unit.getName());
    }
    return unit;
  }

  private ListUnitsRequest dated(ListUnitsRequest request) {
    return request.getAllDays()
        ? request.toBuilder().clearAsAt().build()
        : request.toBuilder().setAsAt(today.or(request.getAsAt()).toString()).build();
  }

  private static CreateUnitRequest named(CreateUnitRequest request) {
    return request.getUnitId().isEmpty()
        ? request.toBuilder().setUnitId(Slugs.of(request.getUnit().getDisplayName())).build()
        : request;
  }
}
