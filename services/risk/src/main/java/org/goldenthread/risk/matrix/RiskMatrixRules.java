package org.goldenthread.risk.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What holds of a matrix: every cell is read in exactly one way.
final class RiskMatrixRules {
  private static final int HIGHEST = 5;

  private RiskMatrixRules() {}

  /// A likelihood and an impact.
  record Place(int likelihood, int impact) {
    @Override
    public String toString() {
      return likelihood + "×" + impact;
    }
  }

  /// What is wrong with the bands, in a sentence; empty where nothing is.
  ///
  /// @param bands the cells of each, as they were given
  static Optional<String> fault(List<List<Place>> bands) {
    Map<Place, Integer> times = new HashMap<>();
    bands.forEach(band -> band.forEach(place -> times.merge(place, 1, Integer::sum)));
    List<Place> missing = new ArrayList<>();
    List<Place> repeated = new ArrayList<>();
    for (int likelihood = 1; likelihood <= HIGHEST; likelihood++) {
      for (int impact = 1; impact <= HIGHEST; impact++) {
        Place place = new Place(likelihood, impact);
        int found = times.getOrDefault(place, 0);
        if (found == 0) {
          missing.add(place);
        } else if (found > 1) {
          repeated.add(place);
        }
      }
    }
    return missing.isEmpty() && repeated.isEmpty()
        ? Optional.empty()
        : Optional.of(sentence(missing, repeated));
  }

  private static String sentence(List<Place> missing, List<Place> repeated) {
    StringBuilder said =
        new StringBuilder("Each of the 25 cells (likelihood×impact) belongs to exactly one band");
    if (!missing.isEmpty()) {
      said.append("; missing: ").append(list(missing));
    }
    if (!repeated.isEmpty()) {
      said.append("; given more than once: ").append(list(repeated));
    }
    return said.append('.').toString();
  }

  private static String list(List<Place> places) {
    return String.join(", ", places.stream().map(Place::toString).toList());
  }
}
