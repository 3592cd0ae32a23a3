package org.goldenthread.risk.matrix;

import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Wire;
import org.goldenthread.risk.v1.RiskAppetite;
import org.goldenthread.risk.v1.RiskBand;
import org.goldenthread.risk.v1.RiskCell;
import org.goldenthread.risk.v1.RiskMatrix;

@Singleton
final class RiskMatrixWire implements Wire<RiskMatrixRow, RiskMatrix> {
  private static final int HIGHEST = 5;

  @Override
  public RiskMatrix message(RiskMatrixRow row) {
    return RiskMatrix.newBuilder()
        .addAllLikelihoods(row.likelihoods())
        .addAllImpacts(row.impacts())
        .addAllBands(row.bands().stream().map(RiskMatrixWire::message).toList())
        .addAllAppetites(row.appetites().stream().map(RiskMatrixWire::message).toList())
        .build();
  }

  @Override
  public RiskMatrixRow row(Key key, RiskMatrix message, Stamp stamp) {
    return new RiskMatrixRow(
        key.slug(),
        List.copyOf(message.getLikelihoodsList()),
        List.copyOf(message.getImpactsList()),
        message.getBandsList().stream().map(RiskMatrixWire::part).toList(),
        message.getAppetitesList().stream().map(RiskMatrixWire::part).toList(),
        stamp.etag(),
        stamp.createTime(),
        stamp.updateTime());
  }

  /// The matrix of a directorate that has set none: risk_matrix.proto says it to callers.
  static RiskMatrix unset() {
    return RiskMatrix.newBuilder()
        .addAllLikelihoods(
            List.of("hardly possible", "unlikely", "possible", "likely", "almost certain"))
        .addAllImpacts(List.of("slight", "minor", "moderate", "major", "severe"))
        .addBands(band("low", "#00703c", 1, 6))
        .addBands(band("medium", "#ffbf00", 8, 12))
        .addBands(band("high", "#d4351c", 15, 25))
        .build();
  }

  private static RiskBand band(String name, String colour, int lowest, int highest) {
    RiskBand.Builder band = RiskBand.newBuilder().setDisplayName(name).setColour(colour);
    for (int likelihood = 1; likelihood <= HIGHEST; likelihood++) {
      for (int impact = 1; impact <= HIGHEST; impact++) {
        int score = likelihood * impact;
        if (score >= lowest && score <= highest) {
          band.addCells(RiskCell.newBuilder().setLikelihood(likelihood).setImpact(impact));
        }
      }
    }
    return band.build();
  }

  private static RiskBand message(BandPart band) {
    RiskBand.Builder message =
        RiskBand.newBuilder()
            .setDisplayName(band.displayName())
            .setColour(band.colour())
            .setResponse(band.response());
    band.cells()
        .forEach(
            cell ->
                message.addCells(
                    RiskCell.newBuilder()
                        .setLikelihood(cell.likelihood())
                        .setImpact(cell.impact())));
    return message.build();
  }

  private static BandPart part(RiskBand band) {
    return new BandPart(
        band.getDisplayName(),
        band.getColour(),
        band.getCellsList().stream()
            .map(cell -> new CellPart(cell.getLikelihood(), cell.getImpact()))
            .toList(),
        band.getResponse());
  }

  private static RiskAppetite message(AppetitePart appetite) {
    return RiskAppetite.newBuilder()
        .setCategory(appetite.category())
        .setLevel(RiskAppetite.Level.valueOf(appetite.level()))
        .setTolerance(appetite.tolerance())
        .setStatement(appetite.statement())
        .build();
  }

  private static AppetitePart part(RiskAppetite appetite) {
    return new AppetitePart(
        appetite.getCategory(),
        appetite.getLevel().name(),
        appetite.getTolerance(),
        appetite.getStatement());
  }
}
