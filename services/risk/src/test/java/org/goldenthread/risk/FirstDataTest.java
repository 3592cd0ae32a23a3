package org.goldenthread.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.chassis.firstdata.FirstData;
import org.goldenthread.chassis.firstdata.FirstDataRefusal;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service's part of a directorate's first data.
class FirstDataTest {
  private static final UnitTree UNITS = Set::of;

  @TempDir private Path folder;

  @Test
  void a_whole_matrix_is_loaded_once_and_one_with_a_missing_cell_is_not() {
    try (var service = ServiceUnderTest.start("risk", UNITS)) {
      var refusal = assertThrows(FirstDataRefusal.class, () -> load(service, matrix(24)));
      String nothing = changes(service);

      int first = load(service, matrix(25));
      int second = load(service, matrix(25));

      assertEquals(
          List.of(
              "riskMatrix.bands: Each of the 25 cells (likelihood×impact) belongs to exactly one"
                  + " band; missing: 5×5."),
          refusal.lines());
      assertEquals("0", nothing);
      assertEquals(1, first);
      assertEquals(0, second);
      assertEquals("1", changes(service));
    }
  }

  /// A matrix in JSON, with the first so many cells.
  private static String matrix(int cells) {
    return """
    {"riskMatrix": {
      "likelihoods": ["a", "b", "c", "d", "e"],
      "impacts": ["a", "b", "c", "d", "e"],
      "bands": [{"displayName": "all", "colour": "#ffffff", "cells": [%s]}]}}
    """
        .formatted(
            IntStream.range(0, cells)
                .mapToObj(
                    i -> "{\"likelihood\": %d, \"impact\": %d}".formatted(i / 5 + 1, i % 5 + 1))
                .collect(Collectors.joining(", ")));
  }

  private int load(ServiceUnderTest service, String json) {
    try {
      Path file = Files.writeString(folder.resolve("first-data.json"), json);
      return service.bean(FirstData.class).load(file);
    } catch (IOException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  private static String changes(ServiceUnderTest service) {
    return Sql.as(
        service.database()::connect, role -> Sql.text(role, "select count(*) from change"));
  }
}
