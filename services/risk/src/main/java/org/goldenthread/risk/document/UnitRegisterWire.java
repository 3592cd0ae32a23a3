package org.goldenthread.risk.document;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.goldenthread.chassis.document.ImportRows;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Key;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.risk.register.RiskRegisterRow;
import org.goldenthread.risk.register.RiskRegisterRules;
import org.goldenthread.risk.v1.RiskRegister;
import org.goldenthread.type.v1.Change.Operation;

/// The register that a unit's imported risks go to.
@Singleton
final class UnitRegisterWire {
  private final Resource<RiskRegisterRow, RiskRegister> registers;
  private final ImportRows imports;
  private final Links links;

  UnitRegisterWire(
      Resource<RiskRegisterRow, RiskRegister> registers, ImportRows imports, Links links) {
    this.registers = registers;
    this.imports = imports;
    this.links = links;
  }

  /// The name of the unit's oldest register, which is made where it has none; within a transaction.
  ///
  /// @param unit its resource name; empty in a dry run that would make it
  String of(Recording recording, String unit) {
    String id = links.id("unit", unit);
    // One at a time: two imports for one unit must not make two registers.
    imports.lock("register " + id);
    Optional<RiskRegisterRow> standing =
        registers
            .table()
            .select(
                "t.unit = ? and t.scope in ('DIVISION', 'DIRECTORATE')",
                "order by t.create_time, t.id limit 1",
                List.of(id),
                null)
            .stream()
            .findFirst();
    return registers.name(standing.orElseGet(() -> make(recording, id, unit)));
  }

  private RiskRegisterRow make(Recording recording, String id, String unit) {
    return registers.insert(
        recording,
        Operation.IMPORTED,
        new Key(List.of(), free(id.isEmpty() ? "register" : id)),
        RiskRegister.newBuilder()
            .setDisplayName(RiskRegisterRules.title(id))
            .setScope(RiskRegister.Scope.DIVISION)
            .setUnit(unit)
            .build());
  }

  private String free(String wanted) {
    String id = wanted;
    for (int i = 2; registers.table().find(id, null).isPresent(); i++) {
      String end = "-" + i;
      id = wanted.substring(0, Math.min(wanted.length(), 63 - end.length())) + end;
    }
    return id;
  }
}
