package org.goldenthread.plan.monitoring;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.plan.monitoring.MonitoringRules.Returned;
import org.goldenthread.plan.unit.UnitsAsAtWire;
import org.goldenthread.plan.v1.GetReturnCompletenessRequest;
import org.goldenthread.plan.v1.ReturnCompleteness;
import org.goldenthread.plan.v1.ReturnCounts;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// How complete a round's returns are, unit by unit.
@Singleton
final class CompletenessWire {
  private final Reads reads;
  private final Today today;
  private final MonitoringStore store;
  private final MonitoringRowsWire rows;
  private final UnitsAsAtWire units;
  private final Links links;

  CompletenessWire(
      Reads reads,
      Today today,
      MonitoringStore store,
      MonitoringRowsWire rows,
      UnitsAsAtWire units,
      Links links) {
    this.reads = reads;
    this.today = today;
    this.store = store;
    this.rows = rows;
    this.units = units;
    this.links = links;
  }

  ReturnCompleteness get(GetReturnCompletenessRequest request) {
    rows.requireOurs(request.getParent());
    Instant readTime = new Request(request).readTime();
    return reads.snapshot(readTime, () -> get(request, readTime));
  }

  private ReturnCompleteness get(GetReturnCompletenessRequest request, @Nullable Instant readTime) {
    LocalDate day = today.at(readTime);
    Map<String, Returned> byUnit =
        store.returned(
            MonitoringRowsWire.plans(request.getPlanYear()),
            request.getRound(),
            request.getPeriod(),
            day,
            readTime);
    ReturnCompleteness.Builder answer =
        ReturnCompleteness.newBuilder()
            .setPlanYear(request.getPlanYear())
            .setRound(request.getRound())
            .setPeriod(request.getPeriod())
            .setTotal(counts(byUnit.values().stream().reduce(Returned.NONE, Returned::plus)));
    units
        .of(byUnit.keySet(), day, readTime)
        .forEach(
            (unit, standing) ->
                answer
                    .addUnitsBuilder()
                    .setUnit(links.unit(unit))
                    .setDivision(standing.getDisplayName())
                    .setAbbreviation(standing.getAbbreviation())
                    .setReturns(counts(byUnit.getOrDefault(unit, Returned.NONE))));
    return answer.build();
  }

  private static ReturnCounts counts(Returned returned) {
    return ReturnCounts.newBuilder()
        .setDue(returned.due())
        .setOpened(returned.opened())
        .setBegun(returned.begun())
        .setSubmitted(returned.submitted())
        .setSignedOff(returned.signedOff())
        .setLate(returned.late())
        .build();
  }
}
