package org.goldenthread.risk.risk;

import com.google.protobuf.Empty;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.ResourceBuilder.Draft;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.risk.v1.CreateMitigationRequest;
import org.goldenthread.risk.v1.DeleteMitigationRequest;
import org.goldenthread.risk.v1.GetMitigationRequest;
import org.goldenthread.risk.v1.ListMitigationsRequest;
import org.goldenthread.risk.v1.ListMitigationsResponse;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.MitigationServiceGrpc.MitigationServiceImplBase;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.UpdateMitigationRequest;
import org.jspecify.annotations.Nullable;

@Singleton
final class MitigationEndpoint extends MitigationServiceImplBase {
  private final Resource<MitigationRow, Mitigation> mitigations;

  MitigationEndpoint(Resource<MitigationRow, Mitigation> mitigations) {
    this.mitigations = mitigations;
  }

  @Override
  public void getMitigation(GetMitigationRequest request, StreamObserver<Mitigation> out) {
    Answers.one(out, () -> mitigations.get(request));
  }

  @Override
  public void listMitigations(
      ListMitigationsRequest request, StreamObserver<ListMitigationsResponse> out) {
    Answers.one(out, () -> mitigations.list(request, ListMitigationsResponse.getDefaultInstance()));
  }

  @Override
  public void createMitigation(CreateMitigationRequest request, StreamObserver<Mitigation> out) {
    Answers.one(out, () -> mitigations.create(request));
  }

  @Override
  public void updateMitigation(UpdateMitigationRequest request, StreamObserver<Mitigation> out) {
    Answers.one(out, () -> mitigations.update(request));
  }

  @Override
  public void deleteMitigation(DeleteMitigationRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> mitigations.delete(request));
  }

  /// What a mitigation is besides its fields.
  @Factory
  static final class Definition {
    private final Table<MitigationRow> table;
    private final Resource<RiskRow, Risk> risks;
    private final Links links;

    Definition(Tables tables, Resource<RiskRow, Risk> risks, Links links) {
      this.table = tables.of(MitigationRow.class);
      this.risks = risks;
      this.links = links;
    }

    @Singleton
    Resource<MitigationRow, Mitigation> mitigations(
        Resources resources, MitigationStore store, MitigationWire wire) {
      return resources
          .of(MitigationRow.class, store, Mitigation.getDefaultInstance(), wire)
          .under(risks)
          .ordered(
              List.of(
                  new Column<>("t.risk", "uuid", MitigationRow::risk),
                  new Column<>("t.position", "integer", MitigationRow::position)))
          .filtered("plan", "t.plans @> array[?::text]")
          .filtered("owner", "t.owners @> array[?::text]")
          .filtered("status", "t.status = ?")
          .ownedBy(Ownership.ofUnit(MitigationRow::unit))
          .ofPlan(row -> row.plans().isEmpty() ? "" : links.name("plans", row.plans().getLast()))
          .guarded((recording, before, after) -> check(after))
          .prepared((recording, draft) -> opened(draft))
          .build();
    }

    private void check(@Nullable MitigationRow after) {
      if (after != null && !after.action().isEmpty() && !links.isOurs(after.action())) {
        throw Links.missing("action", after.action());
      }
    }

    /// Not a guard, because a document may still say what is done about a risk that is closed.
    private Mitigation opened(Draft<Mitigation> draft) {
      UUID risk = UUID.fromString(draft.key().parent());
      if (risks.table().lock("t.id = ?", List.of(risk)).filter(RiskRow::isClosed).isPresent()) {
        throw Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.RISK_CLOSED,
            "The risk is closed; re-open it before something more is done about it.");
      }
      Mitigation message = draft.message();
      return message.getPosition() == 0
          ? message.toBuilder().setPosition(last(risk) + 1).build()
          : message;
    }

    private int last(UUID risk) {
      return table
          .select("t.risk = ?", "order by t.position desc limit 1", List.of(risk), null)
          .stream()
          .mapToInt(MitigationRow::position)
          .findFirst()
          .orElse(0);
    }
  }
}
