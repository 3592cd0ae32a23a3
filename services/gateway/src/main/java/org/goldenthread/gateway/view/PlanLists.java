package org.goldenthread.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.goldenthread.continuity.v1.CriticalFunction;
import org.goldenthread.continuity.v1.CriticalFunctionServiceGrpc;
import org.goldenthread.continuity.v1.ListCriticalFunctionsRequest;
import org.goldenthread.continuity.v1.ListCriticalFunctionsResponse;
import org.goldenthread.indicator.v1.IndicatorStanding;
import org.goldenthread.indicator.v1.IndicatorStandingServiceGrpc;
import org.goldenthread.indicator.v1.ListIndicatorStandingsRequest;
import org.goldenthread.indicator.v1.ListIndicatorStandingsResponse;
import org.goldenthread.indicator.v1.ListMeasurementsRequest;
import org.goldenthread.indicator.v1.ListMeasurementsResponse;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.MeasurementServiceGrpc;
import org.goldenthread.risk.v1.ListMitigationsRequest;
import org.goldenthread.risk.v1.ListMitigationsResponse;
import org.goldenthread.risk.v1.ListRisksRequest;
import org.goldenthread.risk.v1.ListRisksResponse;
import org.goldenthread.risk.v1.Mitigation;
import org.goldenthread.risk.v1.MitigationServiceGrpc;
import org.goldenthread.risk.v1.Risk;
import org.goldenthread.risk.v1.RiskServiceGrpc;
import org.goldenthread.view.v1.GetPlanOverviewRequest;

/// What other services hold of a plan, each list with all its pages.
final class PlanLists {
  private static final int PAGE = 500;

  private final Services services;

  PlanLists(Services services) {
    this.services = services;
  }

  List<Risk> risks(GetPlanOverviewRequest request) {
    String code = Names.code(request.getName());
    ListRisksRequest.Builder asked =
        ListRisksRequest.newBuilder()
            .setParent(Names.directorate(code))
            .setPlan(request.getName())
            .setPageSize(PAGE);
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return all(
        token ->
            services.read(
                code,
                Services.RISK,
                RiskServiceGrpc::newBlockingStub,
                stub -> stub.listRisks(asked.setPageToken(token).build())),
        ListRisksResponse::getRisksList,
        ListRisksResponse::getNextPageToken);
  }

  List<Mitigation> mitigations(GetPlanOverviewRequest request) {
    String code = Names.code(request.getName());
    ListMitigationsRequest.Builder asked =
        ListMitigationsRequest.newBuilder()
            .setParent(Names.directorate(code) + "/risks/-")
            .setPlan(request.getName())
            .setPageSize(PAGE);
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return all(
        token ->
            services.read(
                code,
                Services.RISK,
                MitigationServiceGrpc::newBlockingStub,
                stub -> stub.listMitigations(asked.setPageToken(token).build())),
        ListMitigationsResponse::getMitigationsList,
        ListMitigationsResponse::getNextPageToken);
  }

  List<CriticalFunction> criticalFunctions(GetPlanOverviewRequest request) {
    String code = Names.code(request.getName());
    ListCriticalFunctionsRequest.Builder asked =
        ListCriticalFunctionsRequest.newBuilder()
            .setParent(Names.directorate(code))
            .setPlan(request.getName())
            .setPageSize(PAGE);
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return all(
        token ->
            services.read(
                code,
                Services.CONTINUITY,
                CriticalFunctionServiceGrpc::newBlockingStub,
                stub -> stub.listCriticalFunctions(asked.setPageToken(token).build())),
        ListCriticalFunctionsResponse::getCriticalFunctionsList,
        ListCriticalFunctionsResponse::getNextPageToken);
  }

  List<IndicatorStanding> standings(GetPlanOverviewRequest request) {
    String code = Names.code(request.getName());
    ListIndicatorStandingsRequest.Builder asked =
        ListIndicatorStandingsRequest.newBuilder()
            .setParent(Names.directorate(code))
            .setPlan(request.getName())
            .setPeriod(request.getPeriod())
            .setPageSize(PAGE);
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return all(
        token ->
            services.read(
                code,
                Services.INDICATOR,
                IndicatorStandingServiceGrpc::newBlockingStub,
                stub -> stub.listIndicatorStandings(asked.setPageToken(token).build())),
        ListIndicatorStandingsResponse::getStandingsList,
        ListIndicatorStandingsResponse::getNextPageToken);
  }

  /// The outturns that the plan's own document gave.
  List<Measurement> measurements(GetPlanOverviewRequest request) {
    String code = Names.code(request.getName());
    ListMeasurementsRequest.Builder asked =
        ListMeasurementsRequest.newBuilder()
            .setParent(Names.directorate(code) + "/indicators/-")
            .setPlan(request.getName())
            .setPageSize(PAGE);
    if (request.hasReadTime()) {
      asked.setReadTime(request.getReadTime());
    }
    return all(
        token ->
            services.read(
                code,
                Services.INDICATOR,
                MeasurementServiceGrpc::newBlockingStub,
                stub -> stub.listMeasurements(asked.setPageToken(token).build())),
        ListMeasurementsResponse::getMeasurementsList,
        ListMeasurementsResponse::getNextPageToken);
  }

  private static <P, T> List<T> all(
      Function<String, P> page, Function<P, List<T>> items, Function<P, String> next) {
    List<T> all = new ArrayList<>();
    String token = "";
    do {
      P answer = page.apply(token);
      all.addAll(items.apply(answer));
      token = next.apply(answer);
    } while (!token.isEmpty());
    return all;
  }
}
