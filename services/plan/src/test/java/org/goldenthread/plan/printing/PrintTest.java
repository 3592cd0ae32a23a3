package org.goldenthread.plan.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.call.CallerCredentials;
import org.goldenthread.plan.v1.CreatePlanRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.PlanPrintServiceGrpc;
import org.goldenthread.plan.v1.PlanServiceGrpc;
import org.goldenthread.plan.v1.PrintPlanRequest;
import org.goldenthread.plan.v1.PrintPlanRequest.Format;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.testing.postgres.Sql;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Printing as the gateway asks for it.
class PrintTest {
  private static final String DIRECTORATE = "directorates/fsc";

  private static ServiceUnderTest service;

  @BeforeAll
  static void start() {
    service = ServiceUnderTest.configured("plan", java.util.Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"WORD", "PDF", "HTML", "FORMAT_UNSPECIFIED"})
  void a_plan_without_anything_in_it_is_printed_all_the_same(Format format) {
    Plan plan = plan("empty-" + format.getNumber(), "Empty business plan");

    ByteString file =
        printed(PrintPlanRequest.newBuilder().setName(plan.getName()).setFormat(format));

    String begins = file.substring(0, 5).toString(StandardCharsets.ISO_8859_1);
    assertTrue(
        switch (format) {
          case PDF -> begins.equals("%PDF-");
          case HTML -> begins.equals("<!DOC");
          case WORD, FORMAT_UNSPECIFIED, UNRECOGNIZED -> begins.startsWith("PK");
        },
        begins);
  }

  @Test
  void a_plan_is_printed_as_it_stood_at_an_instant() {
    Plan before = plan("instant", "Business plan as it was");
    Timestamp then = before.getUpdateTime();
    as(PlanServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
        .updatePlan(
            UpdatePlanRequest.newBuilder()
                .setPlan(before.toBuilder().setTitle("Business plan as it is"))
                .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                .build());

    String now = html(PrintPlanRequest.newBuilder().setName(before.getName()));
    String past = html(PrintPlanRequest.newBuilder().setName(before.getName()).setReadTime(then));

    assertTrue(now.contains("<h1>Business plan as it is</h1>"), now);
    assertTrue(past.contains("<h1>Business plan as it was</h1>"), past);
    assertFalse(past.contains("as it is"), past);
  }

  @Test
  void an_export_is_in_the_change_log() {
    Plan plan = plan("logged", "Logged business plan");

    html(PrintPlanRequest.newBuilder().setName(plan.getName()));

    assertEquals(
        "1",
        Sql.as(
            service.database()::connect,
            connection ->
                Sql.text(
                    connection,
                    "select count(*) from change where operation = 'EXPORTED' and resource = ?",
                    plan.getName())));
  }

  @Test
  void markup_in_a_title_stays_text() {
    Plan plan = plan("hostile", "<script>alert(1)</script> business plan");

    assertFalse(
        html(PrintPlanRequest.newBuilder().setName(plan.getName())).contains("<script>alert"));
  }

  @Test
  void a_plan_that_is_not_there_is_not_printed_and_not_logged() {
    var refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> html(PrintPlanRequest.newBuilder().setName(DIRECTORATE + "/plans/nowhere")));

    assertEquals(Code.NOT_FOUND, refused.getStatus().getCode());
  }

  @Test
  void an_instant_ahead_is_refused() {
    Plan plan = plan("ahead", "Ahead business plan");
    Timestamp ahead =
        Timestamp.newBuilder().setSeconds(Instant.now().plusSeconds(600).getEpochSecond()).build();

    var refused =
        assertThrows(
            StatusRuntimeException.class,
            () -> html(PrintPlanRequest.newBuilder().setName(plan.getName()).setReadTime(ahead)));

    assertEquals(Code.INVALID_ARGUMENT, refused.getStatus().getCode());
  }

  @Test
  void nobody_prints_the_plan_of_a_directorate_in_which_they_hold_no_role() {
    Plan plan = plan("closed", "Closed business plan");

    var refused =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                pieces(
                    PrintPlanRequest.newBuilder().setName(plan.getName()).build(), "els:planner"));

    assertEquals(Code.PERMISSION_DENIED, refused.getStatus().getCode());
  }

  private static Plan plan(String id, String title) {
    as(UnitServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
        .createUnit(
            CreateUnitRequest.newBuilder()
                .setParent(DIRECTORATE)
                .setUnitId(id)
                .setUnit(Unit.newBuilder().setDisplayName(id).setKind(Unit.Kind.DIVISION))
                .build());
    return as(PlanServiceGrpc.newBlockingStub(service.channel()), "fsc:planner")
        .createPlan(
            CreatePlanRequest.newBuilder()
                .setParent(DIRECTORATE)
                .setPlanId(id)
                .setPlan(
                    Plan.newBuilder()
                        .setTitle(title)
                        .setKind(Plan.Kind.DIVISIONAL)
                        .setPlanYear("2013-14")
                        .setUnit(DIRECTORATE + "/units/" + id))
                .build());
  }

  private static String html(PrintPlanRequest.Builder request) {
    return printed(request.setFormat(Format.HTML)).toStringUtf8();
  }

  private static ByteString printed(PrintPlanRequest.Builder request) {
    return pieces(request.build(), "fsc:viewer");
  }

  private static ByteString pieces(PrintPlanRequest request, String grant) {
    Iterator<HttpBody> pieces =
        as(PlanPrintServiceGrpc.newBlockingStub(service.channel()), grant).printPlan(request);
    ByteString file = ByteString.EMPTY;
    while (pieces.hasNext()) {
      file = file.concat(pieces.next().getData());
    }
    return file;
  }

  private static <S extends AbstractStub<S>> S as(S stub, String... grants) {
    return stub.withDeadlineAfter(30, TimeUnit.SECONDS)
        .withCallCredentials(
            new CallerCredentials(
                "Bearer " + service.issuer().mint().subject("jo").grants(grants).signed()));
  }
}
