package org.goldenthread.risk.risk;

import com.google.protobuf.Empty;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Request;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.risk.matrix.BandWire;
import org.goldenthread.risk.matrix.BandWire.Bands;
import org.goldenthread.risk.register.RiskRegisterRow;
import org.goldenthread.risk.v1.CreateRiskRequest;
import org.goldenthread.risk.v1.DeleteRiskRequest;
import org.goldenthread.risk.v1.GetRiskRequest;
import org.goldenthread.risk.v1.ListRisksRequest;
import org.goldenthread.risk.v1.ListRisksResponse;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskRegister;
import org.goldenthread.risk.v1.RiskServiceGrpc.RiskServiceImplBase;
import org.goldenthread.risk.v1.UpdateRiskRequest;
import org.jspecify.annotations.Nullable;

@Singleton
final class RiskEndpoint extends RiskServiceImplBase {
  private final Resource<RiskRow, Risk> risks;
  private final BandWire bands;

  RiskEndpoint(Resource<RiskRow, Risk> risks, BandWire bands) {
    this.risks = risks;
    this.bands = bands;
  }

  @Override
  public void getRisk(GetRiskRequest request, StreamObserver<Risk> out) {
    Answers.one(out, () -> shown(risks.get(request), new Request(request).readTime()));
  }

  @Override
  public void listRisks(ListRisksRequest request, StreamObserver<ListRisksResponse> out) {
    Answers.one(
        out,
        () -> {
          ListRisksResponse page = risks.list(request, ListRisksResponse.getDefaultInstance());
          Bands shown = bands.at(new Request(request).readTime());
          return page.toBuilder()
              .clearRisks()
              .addAllRisks(page.getRisksList().stream().map(shown::shown).toList())
              .build();
        });
  }

  @Override
  public void createRisk(CreateRiskRequest request, StreamObserver<Risk> out) {
    Risk sent = sent(request.getRisk(), Risk.getDefaultInstance());
    Answers.one(out, () -> shown(risks.create(request.toBuilder().setRisk(sent).build()), null));
  }

  @Override
  public void updateRisk(UpdateRiskRequest request, StreamObserver<Risk> out) {
    Answers.one(
        out,
        () -> {
          String name = request.getRisk().getName();
          Risk standing = risks.get(GetRiskRequest.newBuilder().setName(name).build());
          Risk sent = sent(request.getRisk(), standing);
          return shown(risks.update(request.toBuilder().setRisk(sent).build()), null);
        });
  }

  @Override
  public void deleteRisk(DeleteRiskRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> risks.delete(request));
  }

  private Risk shown(Risk risk, @Nullable Instant readTime) {
    return bands.at(readTime).shown(risk);
  }

  private static Risk sent(Risk given, Risk standing) {
    Risk.Builder risk = given.toBuilder();
    if (given.hasInherent()) {
      risk.setInherent(AssessmentWire.sent(given.getInherent(), standing.getInherent()));
    }
    if (given.hasCurrent()) {
      risk.setCurrent(AssessmentWire.sent(given.getCurrent(), standing.getCurrent()));
    }
    if (given.hasTarget()) {
      risk.setTarget(AssessmentWire.sent(given.getTarget(), standing.getTarget()));
    }
    return risk.build();
  }

  /// What a risk is besides its fields.
  @Factory
  static final class Definition {
    private static final Column<RiskRow> POSITION =
        new Column<>("t.position", "integer", RiskRow::position);
    private static final Column<RiskRow> REGISTER =
        new Column<>("t.register", "text", RiskRow::register);
    private static final Column<RiskRow> REVIEW =
        new Column<>(
            "coalesce(t.review_date, 'infinity'::date)",
            "date",
            row -> row.reviewDate() == null ? "infinity" : row.reviewDate());
    private static final Column<RiskRow> UPDATE =
        new Column<>("t.update_time", "timestamptz", RiskRow::updateTime);
    // In step with RiskRules.gaps.
    private static final String INCOMPLETE =
        "(t.owners = '{}' or t.current_likelihood is null or t.inherent_likelihood is null"
            + " or t.target_likelihood is null or t.review_date is null or t.category = '') = ?";

    private final BeanProvider<Resource<MitigationRow, Mitigation>> mitigations;
    private final MitigationStore mitigationStore;
    private final Resource<RiskRegisterRow, RiskRegister> registers;
    private final Links links;

    Definition(
        BeanProvider<Resource<MitigationRow, Mitigation>> mitigations,
        MitigationStore mitigationStore,
        Resource<RiskRegisterRow, RiskRegister> registers,
        Links links) {
      this.mitigations = mitigations;
      this.mitigationStore = mitigationStore;
      this.registers = registers;
      this.links = links;
    }

    @Singleton
    Resource<RiskRow, Risk> risks(Resources resources, RiskStore store, RiskWire wire) {
      return resources
          .of(RiskRow.class, store, Risk.getDefaultInstance(), wire)
          .ordered(List.of(REGISTER, POSITION))
          .orderedBy("position", List.of(REGISTER, POSITION))
          .orderedBy("review_date", List.of(REVIEW))
          .orderedBy("update_time", List.of(UPDATE))
          .filtered("register", "t.register = ?")
          .filtered("plan", "t.plans @> array[?::text]")
          .filtered("unit", "t.unit = ?")
          .filtered("status", "t.status = ?")
          .filtered("owner", "t.owners @> array[?::text]")
          .filtered("category", "t.category = ?")
          .filtered("incomplete", INCOMPLETE)
          .filtered("threatens", "t.threatens @> array[?::text]")
          .ownedBy(Ownership.ofUnit(RiskRow::unit))
          .ofPlan(row -> row.plans().isEmpty() ? "" : links.name("plans", row.plans().getLast()))
          .guarded(this::check)
          .build();
    }

    private void check(Recording recording, @Nullable RiskRow before, @Nullable RiskRow after) {
      if (after != null) {
        requireLinks(before, after);
      }
      if (before == null) {
        return;
      }
      List<MitigationRow> below =
          mitigations
              .get()
              .table()
              .select("t.risk = ?", "order by t.id for update", List.of(before.id()), null);
      if (after == null) {
        below.forEach(row -> mitigations.get().remove(recording, row));
      } else if (!after.unit().equals(before.unit()) || !after.plans().equals(before.plans())) {
        // The instant is chosen once all rows are locked.
        Instant _ = recording.instant();
        mitigationStore.updateAll(below.stream().map(row -> row.follow(after)).toList());
      }
    }

    private void requireLinks(@Nullable RiskRow before, RiskRow after) {
      String escalated = after.escalatedTo();
      boolean moved = before == null || !before.escalatedTo().equals(escalated);
      if (moved
          && links.isOurs(escalated)
          && registers.table().find(links.id("escalated_to", escalated), null).isEmpty()) {
        throw Links.missing("escalated_to", escalated);
      }
      for (String threatened : after.threatens()) {
        String[] parts = threatened.split("/", -1);
        if (!links.isOurs(threatened) || !after.plans().contains(parts[3])) {
          throw Failure.of(
                  Code.FAILED_PRECONDITION,
                  ErrorReason.LINK_OUTSIDE_PLAN,
                  threatened + " is of a plan that does not show this risk; add it to plans first.")
              .with("field", "threatens")
              .with("resource", threatened);
        }
      }
    }
  }
}
