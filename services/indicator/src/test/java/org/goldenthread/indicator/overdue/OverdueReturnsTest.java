package org.goldenthread.indicator.overdue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.stub.AbstractStub;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.access.UnitTree;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.indicator.overdue.DueRules.Rhythm;
import org.goldenthread.indicator.v1.CreateIndicatorRequest;
import org.goldenthread.indicator.v1.CreateMeasurementRequest;
import org.goldenthread.indicator.v1.Indicator;
import org.goldenthread.indicator.v1.Indicator.Calendar;
import org.goldenthread.indicator.v1.Indicator.Frequency;
import org.goldenthread.indicator.v1.Indicator.Lifecycle;
import org.goldenthread.indicator.v1.IndicatorServiceGrpc;
import org.goldenthread.indicator.v1.Measurement;
import org.goldenthread.indicator.v1.MeasurementServiceGrpc;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.goldenthread.type.v1.QualifiedValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverdueReturnsTest {
  private static final UnitTree UNITS = Set::of;

  private final ServiceUnderTest service = ServiceUnderTest.start("indicator", UNITS);

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void an_indicator_is_overdue_until_the_figure_that_is_due_is_there() {
    Indicator monthly = create("calls", Frequency.MONTHLY, Lifecycle.ACTIVE);
    create("reviews", Frequency.QUARTERLY, Lifecycle.ACTIVE);
    create("old", Frequency.MONTHLY, Lifecycle.DISCONTINUED);
    create("whenever", Frequency.OTHER, Lifecycle.ACTIVE);
    assertEquals(2, overdue());

    record(monthly, QualifiedValue.newBuilder().setAsWritten("TBC"));
    assertEquals(2, overdue(), "a promise is no figure");

    record(monthly, QualifiedValue.newBuilder().setValue("41"));
    assertEquals(1, overdue());
  }

  @Test
  void the_figure_is_shown_for_its_directorate() {
    create("calls", Frequency.MONTHLY, Lifecycle.ACTIVE);

    assertEquals(
        1,
        service
            .bean(MeterRegistry.class)
            .get("goldenthread.returns.overdue")
            .tag("directorate", "fsc")
            .gauge()
            .value());
  }

  @Test
  void each_indicator_is_one_step_into_an_index() {
    Indicator monthly = create("calls", Frequency.MONTHLY, Lifecycle.ACTIVE);
    record(monthly, QualifiedValue.newBuilder().setValue("41"));
    List<String> plan =
        Sql.as(
            service.database()::connectAsOwner,
            owner -> {
              Sql.run(
                  owner,
                  "insert into indicator select (jsonb_populate_record(i, jsonb_build_object('id',"
                      + " 'i' || n))).* from indicator i, generate_series(1, 300) n");
              Sql.run(
                  owner,
                  "insert into measurement_revision select (jsonb_populate_record(m,"
                      + " jsonb_build_object('id', gen_random_uuid(), 'indicator', i.id, 'period',"
                      + " 'CY' || 1900 + n))).* from measurement_revision m, indicator i,"
                      + " generate_series(1, 40) n");
              Sql.run(owner, "analyze");
              return Sql.texts(
                  owner, "explain " + OverdueReturns.COUNT.replace("?", "array['MONTHLY']"));
            });

    assertTrue(plan.toString().contains("measurement_one"), plan::toString);
    assertFalse(plan.toString().contains("Seq Scan on measurement_revision"), plan::toString);
  }

  private int overdue() {
    return service.bean(OverdueReturns.class).count();
  }

  private Indicator create(String id, Frequency frequency, Lifecycle lifecycle) {
    return as(IndicatorServiceGrpc.newBlockingStub(service.channel()))
        .createIndicator(
            CreateIndicatorRequest.newBuilder()
                .setParent("directorates/fsc")
                .setIndicatorId(id)
                .setIndicator(
                    Indicator.newBuilder()
                        .setDisplayName(id)
                        .setKind(Indicator.Kind.PERFORMANCE)
                        .setUnit("directorates/fsc/units/care")
                        .setFrequency(frequency)
                        .setCalendar(Calendar.FINANCIAL)
                        .setLifecycle(lifecycle))
                .build());
  }

  private void record(Indicator monthly, QualifiedValue.Builder value) {
    LocalDate today =
        LocalDate.ofInstant(service.bean(Clock.class).instant(), ZoneId.of("Europe/London"));
    String period =
        DueRules.due(new Rhythm("MONTHLY", "FINANCIAL"), today, 30).orElseThrow().written();
    as(MeasurementServiceGrpc.newBlockingStub(service.channel()))
        .createMeasurement(
            CreateMeasurementRequest.newBuilder()
                .setParent(monthly.getName())
                .setMeasurement(Measurement.newBuilder().setPeriod(period).setValue(value))
                .setReason("As it came in")
                .build());
  }

  private <S extends AbstractStub<S>> S as(S stub) {
    return stub.withCallCredentials(
        new CallerCredentials("Bearer " + service.issuer().token("planner")));
  }
}
