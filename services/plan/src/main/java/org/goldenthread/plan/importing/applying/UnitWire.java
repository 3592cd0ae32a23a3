package org.goldenthread.plan.importing.applying;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.unit.UnitRow;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.value.Slugs;
import org.goldenthread.plan.value.Today;
import org.goldenthread.type.v1.Change.Operation;

/// The organisation unit that a document's front page names. Within a connection.
@Singleton
public final class UnitWire {
  private final Resource<UnitRow, Unit> units;
  private final ImportRows imports;
  private final Today today;

  UnitWire(Resource<UnitRow, Unit> units, ImportRows imports, Today today) {
    this.units = units;
    this.imports = imports;
    this.today = today;
  }

  /// The unit of that name, abbreviation or other name, whatever its spelling; of several the one
  /// that is there today.
  public Optional<UnitRow> called(String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    return all().stream()
        .filter(unit -> isCalled(unit, name))
        .max(Comparator.comparing(this::isThere).thenComparing(UnitRow::id));
  }

  public Optional<UnitRow> find(String id) {
    return units.table().find(id, null);
  }

  /// Whether the name is one of the unit's.
  public static boolean isCalled(UnitRow unit, String name) {
    String folded = TextRules.fold(name);
    return TextRules.fold(unit.displayName()).equals(folded)
        || (!unit.abbreviation().isEmpty() && TextRules.fold(unit.abbreviation()).equals(folded))
        || unit.otherNames().stream().anyMatch(other -> TextRules.fold(other).equals(folded));
  }

  /// The units that are whole directorates.
  public List<UnitRow> directorates() {
    return all().stream().filter(unit -> unit.kind() == Unit.Kind.DIRECTORATE).toList();
  }

  /// The unit of that name, which is added where there is none; within a transaction.
  UnitRow ensure(Recording recording, Plan plan) {
    // One at a time: two plans of one new division must not make it twice.
    imports.lock("units of documents");
    return called(plan.getDivisionAsWritten()).orElseGet(() -> add(recording, plan));
  }

  private UnitRow add(Recording recording, Plan plan) {
    return units.insert(
        recording,
        Operation.IMPORTED,
        new Key(List.of(), free(Slugs.of(plan.getDivisionAsWritten()))),
        Unit.newBuilder()
            .setDisplayName(plan.getDivisionAsWritten())
            .setKind(
                switch (plan.getKind()) {
                  case DIRECTORATE -> Unit.Kind.DIRECTORATE;
                  case SERVICE -> Unit.Kind.SERVICE;
                  case DIVISIONAL, KIND_UNSPECIFIED, UNRECOGNIZED -> Unit.Kind.DIVISION;
                })
            .build());
  }

  private String free(String slug) {
    String wanted = slug.isEmpty() ? "unit" : slug;
    String id = wanted;
    for (int i = 2; find(id).isPresent(); i++) {
      id = wanted + "-" + i;
    }
    return id;
  }

  private List<UnitRow> all() {
    return units.table().select("true", "", List.of(), null);
  }

  private boolean isThere(UnitRow unit) {
    return (unit.validFrom() == null || !unit.validFrom().isAfter(today.day()))
        && (unit.validTo() == null || !unit.validTo().isBefore(today.day()));
  }
}
