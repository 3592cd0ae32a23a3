package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ValueWire.set;

import java.util.List;
import org.goldenthread.continuity.v1.ContinuityDocument;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.continuity.v1.CriticalFunctionRow;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.MitigationRow;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskDocument;
import org.goldenthread.risk.v1.RiskRow;
import org.goldenthread.type.v1.Place;

/// Section E: the risks and the critical functions.
final class RiskWire {
  private RiskWire() {}

  static RiskDocument risks(List<org.goldenthread.plan.document.content.Risk> risks) {
    RiskDocument.Builder document = RiskDocument.newBuilder();
    for (org.goldenthread.plan.document.content.Risk risk : risks) {
      Place place = FindingWire.place(risk.place());
      RiskRow.Builder row =
          RiskRow.newBuilder()
              .setImportKey(risk.importKey())
              .setPlace(place)
              .setRisk(
                  Risk.newBuilder().setText(risk.risk()).setPosition(document.getRisksCount() + 1));
      if (!risk.mitigation().isBlank()) {
        // The cell is one mitigation, whatever its words: known by its risk.
        row.addMitigations(
            MitigationRow.newBuilder()
                .setImportKey("mitigation:" + risk.importKey())
                .setPlace(place)
                .setMitigation(Mitigation.newBuilder().setText(risk.mitigation()).setPosition(1)));
      }
      document.addRisks(row);
    }
    return document.build();
  }

  static ContinuityDocument functions(
      List<org.goldenthread.plan.document.content.CriticalFunction> functions) {
    ContinuityDocument.Builder document = ContinuityDocument.newBuilder();
    for (org.goldenthread.plan.document.content.CriticalFunction function : functions) {
      CriticalFunction.Builder wire =
          CriticalFunction.newBuilder()
              .setDisplayName(function.name())
              .setMbco(function.minimumServiceLevel())
              .setPosition(document.getCriticalFunctionsCount() + 1);
      set(ValueWire.timescale(function.timescale()), wire::setRto);
      document.addCriticalFunctions(
          CriticalFunctionRow.newBuilder()
              .setImportKey(function.importKey())
              .setPlace(FindingWire.place(function.place()))
              .setCriticalFunction(wire));
    }
    return document.build();
  }
}
