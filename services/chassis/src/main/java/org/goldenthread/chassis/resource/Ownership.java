package org.goldenthread.chassis.resource;

import java.util.function.Function;
import org.goldenthread.chassis.record.Row;

/// To whose organisation unit the rows of a table belong, by which a grant that is narrowed to a
/// unit is held.
///
/// @param unit the row's unit, which its table has as the column `unit`; empty where it belongs to
///   the whole directorate
/// @param narrowed whether a narrowed grant sees only its unit's rows
public record Ownership<R extends Row>(Function<R, String> unit, boolean narrowed) {

  /// Read by whoever may read anything of the directorate: units, officers, settings. Only a role
  /// for the whole directorate writes it.
  public static <R extends Row> Ownership<R> ofDirectorate() {
    return new Ownership<>(row -> "", false);
  }

  /// By the row's own column `unit`; a child of a plan carries its plan's.
  public static <R extends Row> Ownership<R> ofUnit(Function<R, String> unit) {
    return new Ownership<>(unit, true);
  }
}
