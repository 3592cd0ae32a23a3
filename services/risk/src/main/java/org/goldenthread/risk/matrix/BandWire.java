package org.goldenthread.risk.matrix;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.risk.matrix.RiskMatrixRules.Place;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskAssessment;
import org.goldenthread.risk.v1.RiskBand;
import org.goldenthread.risk.v1.RiskMatrix;
import org.jspecify.annotations.Nullable;

/// Risks with the band of each of their assessments.
@Singleton
public final class BandWire {
  private final Resource<RiskMatrixRow, RiskMatrix> matrices;
  private final Reads reads;

  BandWire(Resource<RiskMatrixRow, RiskMatrix> matrices, Reads reads) {
    this.matrices = matrices;
    this.reads = reads;
  }

  /// The bands of the matrix as it stands, or stood at an instant.
  public Bands at(@Nullable Instant readTime) {
    Map<Place, String> names = new HashMap<>();
    for (RiskBand band : reads.read(readTime, () -> matrices.setting(readTime)).getBandsList()) {
      band.getCellsList()
          .forEach(
              cell ->
                  names.put(
                      new Place(cell.getLikelihood(), cell.getImpact()), band.getDisplayName()));
    }
    return new Bands(names);
  }

  /// The names of the bands, by the cells that belong to them.
  public static final class Bands {
    private final Map<Place, String> names;

    private Bands(Map<Place, String> names) {
      this.names = names;
    }

    /// The risk with its bands.
    public Risk shown(Risk risk) {
      Risk.Builder shown = risk.toBuilder();
      if (risk.hasInherent()) {
        shown.setInherent(shown(risk.getInherent()));
      }
      if (risk.hasCurrent()) {
        shown.setCurrent(shown(risk.getCurrent()));
      }
      if (risk.hasTarget()) {
        shown.setTarget(shown(risk.getTarget()));
      }
      return shown.build();
    }

    private RiskAssessment shown(RiskAssessment judged) {
      Place place = new Place(judged.getLikelihood(), judged.getImpact());
      return judged.toBuilder().setBand(names.getOrDefault(place, "")).build();
    }
  }
}
