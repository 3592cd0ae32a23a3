package org.goldenthread.risk.register;

import com.google.protobuf.Empty;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.record.Tables;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.risk.v1.CreateRiskRegisterRequest;
import org.goldenthread.risk.v1.DeleteRiskRegisterRequest;
import org.goldenthread.risk.v1.GetRiskRegisterRequest;
import org.goldenthread.risk.v1.ListRiskRegistersRequest;
import org.goldenthread.risk.v1.ListRiskRegistersResponse;
import org.goldenthread.risk.v1.RiskRegister;
import org.goldenthread.risk.v1.RiskRegisterServiceGrpc.RiskRegisterServiceImplBase;
import org.goldenthread.risk.v1.UpdateRiskRegisterRequest;
import org.jspecify.annotations.Nullable;

@Singleton
final class RiskRegisterEndpoint extends RiskRegisterServiceImplBase {
  private final Resource<RiskRegisterRow, RiskRegister> registers;

  RiskRegisterEndpoint(Resource<RiskRegisterRow, RiskRegister> registers) {
    this.registers = registers;
  }

  @Override
  public void getRiskRegister(GetRiskRegisterRequest request, StreamObserver<RiskRegister> out) {
    Answers.one(out, () -> registers.get(request));
  }

  @Override
  public void listRiskRegisters(
      ListRiskRegistersRequest request, StreamObserver<ListRiskRegistersResponse> out) {
    Answers.one(out, () -> registers.list(request, ListRiskRegistersResponse.getDefaultInstance()));
  }

  @Override
  public void createRiskRegister(
      CreateRiskRegisterRequest request, StreamObserver<RiskRegister> out) {
    String name = request.getRiskRegister().getDisplayName();
    CreateRiskRegisterRequest named =
        request.getRiskRegisterId().isEmpty()
            ? request.toBuilder().setRiskRegisterId(RiskRegisterRules.slug(name)).build()
            : request;
    Answers.one(out, () -> registers.create(named));
  }

  @Override
  public void updateRiskRegister(
      UpdateRiskRegisterRequest request, StreamObserver<RiskRegister> out) {
    Answers.one(out, () -> registers.update(request));
  }

  @Override
  public void deleteRiskRegister(DeleteRiskRegisterRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> registers.delete(request));
  }

  /// What a register is besides its fields.
  @Factory
  static final class Definition {
    private final Table<RiskRegisterRow> table;
    private final Links links;

    Definition(Tables tables, Links links) {
      this.table = tables.of(RiskRegisterRow.class);
      this.links = links;
    }

    @Singleton
    Resource<RiskRegisterRow, RiskRegister> registers(
        Resources resources, RiskRegisterStore store, RiskRegisterWire wire) {
      return resources
          .of(RiskRegisterRow.class, store, RiskRegister.getDefaultInstance(), wire)
          .ordered(
              List.of(
                  new Column<>(
                      "t.display_name collate \"en-x-icu\"", "text", RiskRegisterRow::displayName)))
          .filtered("unit", "t.unit = ?")
          .filtered("scope", "t.scope = ?")
          .ownedBy(Ownership.ofUnit(RiskRegisterRow::unit))
          .guarded((recording, before, after) -> check(before, after))
          .build();
    }

    private void check(@Nullable RiskRegisterRow before, @Nullable RiskRegisterRow after) {
      if (after == null) {
        requireUnused(before);
        return;
      }
      String next = after.escalatesTo();
      boolean same = before != null && before.escalatesTo().equals(next);
      if (next.isEmpty() || same || !links.isOurs(next)) {
        return;
      }
      String id = links.id("escalates_to", next);
      if (RiskRegisterRules.isCircular(after.id(), id, this::above)) {
        throw Failure.of(
                Code.FAILED_PRECONDITION,
                ErrorReason.LINK_CIRCULAR,
                "Risks would be escalated from " + next + " back to this register.")
            .with("field", "escalates_to");
      }
      if (table.find(id, null).isEmpty()) {
        throw Links.missing("escalates_to", next);
      }
    }

    private void requireUnused(@Nullable RiskRegisterRow before) {
      String name = before == null ? "" : links.name("riskRegisters", before.id());
      if (!name.isEmpty() && table.exists("t.escalates_to = ?", List.of(name), null)) {
        throw Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.RESOURCE_IN_USE,
            "Other registers still escalate to " + name + "; move those first.");
      }
    }

    private Optional<String> above(String register) {
      return table
          .find(register, null)
          .map(RiskRegisterRow::escalatesTo)
          .filter(name -> !name.isEmpty() && links.isOurs(name))
          .map(name -> links.id("escalates_to", name));
    }
  }
}
