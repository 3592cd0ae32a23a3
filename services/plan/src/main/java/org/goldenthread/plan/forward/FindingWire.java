package org.goldenthread.plan.forward;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.chassis.record.Row;
import org.goldenthread.chassis.resource.Ids;
import org.goldenthread.chassis.resource.PageToken;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.decision.DecisionRow;
import org.goldenthread.plan.forward.notice.FaultRules;
import org.goldenthread.plan.forward.notice.FaultRules.Fault;
import org.goldenthread.plan.v1.Decision;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanFault;
import org.goldenthread.plan.v1.ForwardPlanFinding;
import org.goldenthread.plan.v1.ListForwardPlanFindingsRequest;
import org.goldenthread.plan.v1.ListForwardPlanFindingsResponse;
import org.goldenthread.plan.value.Links;
import org.goldenthread.plan.value.Today;
import org.jspecify.annotations.Nullable;

/// What does not fit together, by reading decisions and then entries in the order of their ids, a
/// bounded number of them for each page.
@Singleton
final class FindingWire {
  private static final int USUAL = 50;
  private static final int BATCH = 500;
  private static final int BATCHES = 4;
  private static final String DECISIONS = "decisions";
  private static final String ENTRIES = "entries";

  private final Resource<DecisionRow, Decision> decisions;
  private final Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries;
  private final ClockWire clocks;
  private final Reads reads;
  private final Today today;
  private final Links links;
  private final String directorate;

  FindingWire(
      Resource<DecisionRow, Decision> decisions,
      Resource<ForwardPlanEntryRow, ForwardPlanEntry> entries,
      ClockWire clocks,
      Reads reads,
      Today today,
      Links links,
      @Value("${goldenthread.directorate}") String directorate) {
    this.decisions = decisions;
    this.entries = entries;
    this.clocks = clocks;
    this.reads = reads;
    this.today = today;
    this.links = links;
    this.directorate = "directorates/" + directorate;
  }

  ListForwardPlanFindingsResponse list(ListForwardPlanFindingsRequest request) {
    if (!request.getParent().equals(directorate)) {
      throw Failure.notFound(ErrorReason.PARENT_NOT_FOUND, request.getParent());
    }
    Instant readTime = new Request(request).readTime();
    Page page = new Page(request, readTime, today.or(request.getAsAt()), clocks.at(readTime));
    return reads.snapshot(readTime, page::read);
  }

  /// One page in the making.
  private final class Page {
    private final ListForwardPlanFindingsRequest request;
    private final @Nullable Instant readTime;
    private final LocalDate day;
    private final ClockWire.Clock clock;
    private final ListForwardPlanFindingsResponse.Builder page =
        ListForwardPlanFindingsResponse.newBuilder();
    private final int size;

    Page(
        ListForwardPlanFindingsRequest request,
        @Nullable Instant readTime,
        LocalDate day,
        ClockWire.Clock clock) {
      this.request = request;
      this.readTime = readTime;
      this.day = day;
      this.clock = clock;
      this.size = request.getPageSize() == 0 ? USUAL : request.getPageSize();
    }

    ListForwardPlanFindingsResponse read() {
      String kind = DECISIONS;
      UUID after = new UUID(0, 0);
      if (!request.getPageToken().isEmpty()) {
        List<String> place = PageToken.values(request, request.getPageToken(), 2);
        kind = place.getFirst();
        after = Ids.parse(place.getLast()).orElse(after);
      }
      for (int batch = 0; batch < BATCHES; batch++) {
        boolean ofDecisions = kind.equals(DECISIONS);
        UUID last = ofDecisions ? decisions(after) : entries(after);
        if (last == null && !ofDecisions) {
          return page.build();
        }
        kind = last == null ? ENTRIES : kind;
        after = last == null ? new UUID(0, 0) : last;
        if (page.getFindingsCount() == size) {
          break;
        }
      }
      return page.setNextPageToken(PageToken.after(request, List.of(kind, after.toString())))
          .build();
    }

    /// The id of the last decision that was looked at; null where there are no more.
    private @Nullable UUID decisions(UUID after) {
      List<DecisionRow> rows =
          decisions
              .table()
              .select(
                  where(after).sql(),
                  "order by t.id limit " + BATCH,
                  where(after).parameters(),
                  readTime);
      Set<UUID> listed = listed(rows);
      for (DecisionRow row : rows) {
        if (!listed.contains(row.id())) {
          page.addFindings(unlisted(row));
        }
        if (page.getFindingsCount() == size) {
          return row.id();
        }
      }
      return last(rows, DecisionRow::id);
    }

    private @Nullable UUID entries(UUID after) {
      List<ForwardPlanEntryRow> rows =
          entries
              .table()
              .select(
                  where(after).sql(),
                  "order by t.id limit " + BATCH,
                  where(after).parameters(),
                  readTime);
      for (ForwardPlanEntryRow row : rows) {
        ForwardPlanEntry entry = entries.message(row);
        List<Fault> faults = clock.faults(entry, day);
        if (!faults.isEmpty()) {
          page.addFindings(faulty(clock.shown(entry), faults));
        }
        if (page.getFindingsCount() == size) {
          return row.id();
        }
      }
      return last(rows, ForwardPlanEntryRow::id);
    }

    private <R extends Row> @Nullable UUID last(List<R> rows, Function<R, UUID> id) {
      return rows.size() < BATCH ? null : id.apply(rows.getLast());
    }

    /// Those of these decisions that an entry stands for, whoever may see it.
    private Set<UUID> listed(List<DecisionRow> rows) {
      Set<UUID> listed = new HashSet<>();
      if (!rows.isEmpty()) {
        List<UUID> ids = rows.stream().map(DecisionRow::id).toList();
        entries
            .table()
            .select("t.decision = any(?)", "", List.of(ids), readTime)
            .forEach(entry -> listed.add(Objects.requireNonNull(entry.decision())));
      }
      return listed;
    }

    private Where where(UUID after) {
      Where where = new Where().add("t.id > ?", after);
      Permit.current().scope().ifPresent(own -> where.add("t.unit = any(?)", List.copyOf(own)));
      if (!request.getUnit().isEmpty()) {
        where.add("t.unit = ?", Objects.requireNonNull(links.unitId(request.getUnit(), "unit")));
      }
      if (!request.getPlan().isEmpty()) {
        where.add("t.plan = ?", Objects.requireNonNull(links.planId(request.getPlan(), "plan")));
      }
      return where;
    }

    private ForwardPlanFinding unlisted(DecisionRow row) {
      LocalDate due = row.due() == null ? null : row.due().earliest();
      ForwardPlanFinding.Builder finding =
          ForwardPlanFinding.newBuilder()
              .addFaults(message(FaultRules.unlisted(due, day)))
              .setDecision(decisions.name(row))
              .setText(row.text())
              .setUnit(links.unit(row.unit()));
      if (due != null) {
        finding.setClock(clock.clock(null, due));
      }
      return finding.build();
    }
  }

  private static ForwardPlanFinding faulty(ForwardPlanEntry entry, List<Fault> faults) {
    ForwardPlanFinding.Builder finding =
        ForwardPlanFinding.newBuilder()
            .addAllFaults(faults.stream().map(FindingWire::message).toList())
            .setEntry(entry.getName())
            .setDecision(entry.getDecision())
            .setText(entry.getText())
            .setUnit(entry.getUnit());
    if (entry.hasClock()) {
      finding.setClock(entry.getClock());
    }
    return finding.build();
  }

  private static ForwardPlanFault message(Fault fault) {
    return ForwardPlanFault.newBuilder()
        .setRule(fault.rule())
        .setSentence(fault.sentence())
        .build();
  }
}
