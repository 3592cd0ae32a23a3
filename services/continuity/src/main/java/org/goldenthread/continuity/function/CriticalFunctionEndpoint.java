package org.goldenthread.continuity.function;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.goldenthread.chassis.call.Answers;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.chassis.resource.Order.Column;
import org.goldenthread.chassis.resource.Ownership;
import org.goldenthread.chassis.resource.Resource;
import org.goldenthread.chassis.resource.Resources;
import org.goldenthread.continuity.v1.CreateCriticalFunctionRequest;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.continuity.v1.CriticalFunctionServiceGrpc.CriticalFunctionServiceImplBase;
import org.goldenthread.continuity.v1.DeleteCriticalFunctionRequest;
import org.goldenthread.continuity.v1.GetCriticalFunctionRequest;
import org.goldenthread.continuity.v1.ListCriticalFunctionsRequest;
import org.goldenthread.continuity.v1.ListCriticalFunctionsResponse;
import org.goldenthread.continuity.v1.UpdateCriticalFunctionRequest;

@Singleton
final class CriticalFunctionEndpoint extends CriticalFunctionServiceImplBase {
  private final Resource<CriticalFunctionRow, CriticalFunction> functions;

  CriticalFunctionEndpoint(Resource<CriticalFunctionRow, CriticalFunction> functions) {
    this.functions = functions;
  }

  @Override
  public void getCriticalFunction(
      GetCriticalFunctionRequest request, StreamObserver<CriticalFunction> out) {
    Answers.one(out, () -> functions.get(request));
  }

  @Override
  public void listCriticalFunctions(
      ListCriticalFunctionsRequest request, StreamObserver<ListCriticalFunctionsResponse> out) {
    Answers.one(
        out, () -> functions.list(request, ListCriticalFunctionsResponse.getDefaultInstance()));
  }

  @Override
  public void createCriticalFunction(
      CreateCriticalFunctionRequest request, StreamObserver<CriticalFunction> out) {
    Answers.one(out, () -> functions.create(request));
  }

  @Override
  public void updateCriticalFunction(
      UpdateCriticalFunctionRequest request, StreamObserver<CriticalFunction> out) {
    Answers.one(out, () -> functions.update(request));
  }

  @Override
  public void deleteCriticalFunction(
      DeleteCriticalFunctionRequest request, StreamObserver<Empty> out) {
    Answers.one(out, () -> functions.delete(request));
  }

  /// What a critical function is besides its fields.
  @Factory
  static final class Definition {
    private static final Column<CriticalFunctionRow> POSITION =
        new Column<>("t.position", "integer", CriticalFunctionRow::position);
    private static final Column<CriticalFunctionRow> NAME =
        new Column<>(
            "t.display_name collate \"en-x-icu\"", "text", CriticalFunctionRow::displayName);
    private static final Column<CriticalFunctionRow> UPDATE =
        new Column<>("t.update_time", "timestamptz", CriticalFunctionRow::updateTime);
    // In step with CriticalFunctionRules.gaps.
    private static final String INCOMPLETE =
        "(t.owners = '{}' or t.rto_minutes is null or t.mtpd_minutes is null"
            + " or t.mbco !~ '\\S' or t.rto_minutes > t.mtpd_minutes) = ?";

    @Singleton
    Resource<CriticalFunctionRow, CriticalFunction> functions(
        Resources resources, CriticalFunctionStore store, CriticalFunctionWire wire, Links links) {
      return resources
          .of(CriticalFunctionRow.class, store, CriticalFunction.getDefaultInstance(), wire)
          .ordered(List.of(POSITION))
          .orderedBy("position", List.of(POSITION))
          .orderedBy("display_name", List.of(NAME))
          .orderedBy("update_time", List.of(UPDATE))
          .filtered("plan", "t.plans @> array[?::text]")
          .filtered("unit", "t.unit = ?")
          .filtered("priority", "t.priority_ids @> array[?::text]")
          .filtered("owner", "t.owners @> array[?::text]")
          .filtered("incomplete", INCOMPLETE)
          .ownedBy(Ownership.ofUnit(CriticalFunctionRow::unit))
          .ofPlan(row -> row.plans().isEmpty() ? "" : links.name("plans", row.plans().getLast()))
          .build();
    }
  }
}
