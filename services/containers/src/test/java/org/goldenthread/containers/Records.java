package org.goldenthread.containers;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.continuity.v1.CreateCriticalFunctionRequest;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.continuity.v1.CriticalFunctionServiceGrpc;
import org.goldenthread.indicator.v1.CreateIndicatorRequest;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.IndicatorServiceGrpc;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.risk.v1.CreateRiskRegisterRequest;
import org.goldenthread.risk.v1.RiskRegister;
import org.goldenthread.risk.v1.RiskRegisterServiceGrpc;
import org.goldenthread.type.v1.ChangeServiceGrpc;
import org.goldenthread.type.v1.ListChangesRequest;

/// Real calls to a service: a record of its own kind is made, by whoever may make one, and found in
/// the change log.
final class Records {
  private static final String PARENT = "directorates/fsc";
  private static final int DEADLINE_SECONDS = 20;

  private final String service;
  private final ManagedChannel channel;
  private final CallCredentials writer;
  private final CallCredentials reader;

  Records(Directorate directorate, Program program, String service) {
    this.service = service;
    channel = program.channel();
    writer = new CallerCredentials(directorate.authorization(writer(service)));
    reader = new CallerCredentials(directorate.authorization("viewer"));
  }

  private static String writer(String service) {
    return switch (service) {
      case "plan" -> "operator";
      case "indicator" -> "planner";
      case "risk" -> "risk-manager";
      case "continuity" -> "continuity-manager";
      default -> throw new IllegalArgumentException(service);
    };
  }

  /// Makes a record and answers its name.
  String make(String title) {
    return switch (service) {
      case "plan" -> unit(title);
      case "indicator" -> indicator(title);
      case "risk" -> register(title);
      case "continuity" -> function(title);
      default -> throw new IllegalArgumentException(service);
    };
  }

  /// Whether the change log tells of the record.
  boolean tellsOf(String name) {
    var request = ListChangesRequest.newBuilder().setParent(PARENT).setResource(name).build();
    var log = as(reader, ChangeServiceGrpc.newBlockingStub(channel)).listChanges(request);
    return log.getChangesList().stream().anyMatch(change -> change.getResource().equals(name));
  }

  private String unit(String title) {
    var unit = Unit.newBuilder().setDisplayName(title).setKind(Unit.Kind.DIVISION);
    return as(writer, UnitServiceGrpc.newBlockingStub(channel))
        .createUnit(CreateUnitRequest.newBuilder().setParent(PARENT).setUnit(unit).build())
        .getName();
  }

  private String indicator(String title) {
    var indicator =
        Indicator.newBuilder().setDisplayName(title).setKind(Indicator.Kind.PERFORMANCE);
    return as(writer, IndicatorServiceGrpc.newBlockingStub(channel))
        .createIndicator(
            CreateIndicatorRequest.newBuilder().setParent(PARENT).setIndicator(indicator).build())
        .getName();
  }

  private String register(String title) {
    var register =
        RiskRegister.newBuilder().setDisplayName(title).setScope(RiskRegister.Scope.DIRECTORATE);
    return as(writer, RiskRegisterServiceGrpc.newBlockingStub(channel))
        .createRiskRegister(
            CreateRiskRegisterRequest.newBuilder()
                .setParent(PARENT)
                .setRiskRegister(register)
                .build())
        .getName();
  }

  private String function(String title) {
    var function = CriticalFunction.newBuilder().setDisplayName(title);
    return as(writer, CriticalFunctionServiceGrpc.newBlockingStub(channel))
        .createCriticalFunction(
            CreateCriticalFunctionRequest.newBuilder()
                .setParent(PARENT)
                .setCriticalFunction(function)
                .build())
        .getName();
  }

  private static <S extends AbstractStub<S>> S as(CallCredentials caller, S stub) {
    return stub.withCallCredentials(caller).withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }
}
