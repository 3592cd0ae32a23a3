package org.goldenthread.risk.matrix;

import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.firstdata.FirstDataPart;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.risk.matrix.RiskMatrixRules.Place;
import org.goldenthread.risk.v1.GetRiskMatrixRequest;
import org.goldenthread.risk.v1.RiskMatrix;
import org.goldenthread.risk.v1.RiskMatrixServiceGrpc.RiskMatrixServiceImplBase;
import org.goldenthread.risk.v1.UpdateRiskMatrixRequest;
import org.jspecify.annotations.Nullable;

@Singleton
final class RiskMatrixEndpoint extends RiskMatrixServiceImplBase {
  private final Resource<RiskMatrixRow, RiskMatrix> matrices;

  RiskMatrixEndpoint(Resource<RiskMatrixRow, RiskMatrix> matrices) {
    this.matrices = matrices;
  }

  @Override
  public void getRiskMatrix(GetRiskMatrixRequest request, StreamObserver<RiskMatrix> out) {
    Answers.one(out, () -> matrices.get(request));
  }

  @Override
  public void updateRiskMatrix(UpdateRiskMatrixRequest request, StreamObserver<RiskMatrix> out) {
    Answers.one(out, () -> matrices.update(request));
  }

  /// What the matrix is besides its fields.
  @Factory
  static final class Definition {
    @Singleton
    Resource<RiskMatrixRow, RiskMatrix> matrices(
        Resources resources, RiskMatrixStore store, RiskMatrixWire wire) {
      return resources
          .of(RiskMatrixRow.class, store, RiskMatrix.getDefaultInstance(), wire)
          .setting(RiskMatrixWire.unset())
          .guarded((recording, before, after) -> requireWhole(after))
          .build();
    }

    @Singleton
    FirstDataPart<RiskMatrixRow, RiskMatrix> firstMatrix(
        Resource<RiskMatrixRow, RiskMatrix> matrices) {
      return FirstDataPart.setting("riskMatrix", matrices);
    }

    private static void requireWhole(@Nullable RiskMatrixRow after) {
      if (after != null) {
        RiskMatrixRules.fault(after.bands().stream().map(Definition::places).toList())
            .ifPresent(
                detail -> {
                  throw Failure.invalid("risk_matrix.bands", detail);
                });
      }
    }

    private static List<Place> places(BandPart band) {
      return band.cells().stream()
          .map(cell -> new Place(cell.likelihood(), cell.impact()))
          .toList();
    }
  }
}
