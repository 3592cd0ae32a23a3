package org.goldenthread.risk.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.goldenthread.risk.matrix.RiskMatrixRules.Place;
import org.junit.jupiter.api.Test;

/// Every cell of a matrix is read in exactly one way.
class RiskMatrixRulesTest {
  @Test
  void all_cells_in_one_band_or_in_several_are_a_matrix() {
    List<Place> all = all();

    assertEquals(Optional.empty(), RiskMatrixRules.fault(List.of(all)));
    assertEquals(
        Optional.empty(), RiskMatrixRules.fault(List.of(all.subList(0, 7), all.subList(7, 25))));
  }

  @Test
  void cells_that_are_missing_or_stand_twice_are_named() {
    List<Place> all = all();
    all.remove(new Place(2, 4));
    all.remove(new Place(5, 5));

    Optional<String> fault =
        RiskMatrixRules.fault(List.of(all, List.of(new Place(1, 1), new Place(3, 2))));

    assertEquals(
        Optional.of(
            "Each of the 25 cells (likelihood×impact) belongs to exactly one band; missing: 2×4,"
                + " 5×5; given more than once: 1×1, 3×2."),
        fault);
  }

  @Test
  void a_cell_that_stands_twice_in_its_own_band_is_named_as_well() {
    List<Place> all = all();
    all.add(new Place(4, 4));

    Optional<String> fault = RiskMatrixRules.fault(List.of(all));

    assertEquals(
        Optional.of(
            "Each of the 25 cells (likelihood×impact) belongs to exactly one band; given more than"
                + " once: 4×4."),
        fault);
  }

  private static List<Place> all() {
    List<Place> all = new ArrayList<>();
    for (int likelihood = 1; likelihood <= 5; likelihood++) {
      for (int impact = 1; impact <= 5; impact++) {
        all.add(new Place(likelihood, impact));
      }
    }
    return all;
  }
}
