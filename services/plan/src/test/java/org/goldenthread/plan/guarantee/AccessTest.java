package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.plan.v1.DeletePlanRequest;
import org.goldenthread.plan.v1.GetPlanRequest;
import org.goldenthread.plan.v1.ListPlansRequest;
import org.goldenthread.plan.v1.Plan;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UpdatePlanRequest;
import org.goldenthread.testing.identity.Token;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ListChangesRequest;
import org.goldenthread.type.v1.WatchChangesRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Who may call, see and change what, and in which order a call is looked at. The unit `care` has
/// `visits` below it, and `roads` beside it; each has a plan.
class AccessTest {
  private static final Fsc FSC = Fsc.shared();
  private static final List<String> PLANS = List.of("care", "roads", "visits");
  private static final String NARROWED = "fsc/care:planner";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @BeforeAll
  static void fill() {
    FSC.makeUnit("care");
    FSC.makeUnit("roads");
    var visits = Fsc.newUnit("visits");
    visits.getUnitBuilder().setParentUnit(Fsc.NAME + "/units/care");
    FSC.units().createUnit(visits.build());
    PLANS.forEach(FSC::makePlan);
  }

  @Test
  void a_narrowed_grant_reads_its_unit_and_those_below_it() {
    assertEquals(List.of("care", "visits"), listed(NARROWED));
    assertEquals(List.of("visits"), listed("fsc/visits:viewer"));
    assertEquals(List.of("roads", "visits"), listed("fsc/visits:viewer", "fsc/roads:officer"));
    assertEquals(List.of("care", "roads", "visits"), listed(NARROWED, "fsc:viewer"));
    assertEquals(List.of("care", "roads", "visits"), listed("*:corporate-viewer"));
    assertEquals("visits", read("visits", NARROWED).getTitle());
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", Refused.by(() -> read("roads", NARROWED)).why());
  }

  @Test
  void a_narrowed_grant_reads_only_its_units_in_the_past_as_well() {
    Plan roads = read("roads", "fsc:viewer");
    var request =
        ListPlansRequest.newBuilder().setParent(Fsc.NAME).setReadTime(roads.getUpdateTime());
    var one =
        GetPlanRequest.newBuilder().setName(roads.getName()).setReadTime(roads.getUpdateTime());

    var listed = FSC.plans(NARROWED).listPlans(request.build()).getPlansList();

    assertEquals(List.of("care"), listed.stream().map(Plan::getTitle).toList());
    assertEquals(
        "NOT_FOUND RESOURCE_NOT_FOUND",
        Refused.by(() -> FSC.plans(NARROWED).getPlan(one.build())).why());
  }

  @Test
  void a_narrowed_grant_reads_only_its_units_changes() throws Exception {
    var request = ListChangesRequest.newBuilder().setParent(Fsc.NAME).setPageSize(500);
    var watch = WatchChangesRequest.newBuilder().setParent(Fsc.NAME).setAfter("0");

    var listed = FSC.changes(NARROWED).listChanges(request.build()).getChangesList();
    List<Change> watched = new ArrayList<>();
    try (Context.CancellableContext watching = Context.current().withCancellation()) {
      watching.run(
          () -> {
            var feed = FSC.changes(NARROWED).watchChanges(watch.build());
            while (watched.size() < listed.size()) {
              watched.add(feed.next().getChange());
            }
          });
    }

    assertFalse(listed.isEmpty());
    assertTrue(
        listed.stream().allMatch(change -> List.of("care", "visits").contains(change.getUnit())));
    assertEquals(listed, watched);
  }

  @Test
  void a_narrowed_grant_writes_nothing_outside_its_unit() {
    Plan roads = read("roads", "fsc:viewer");
    Plan care = read("care", "fsc:viewer");
    var create = Fsc.newPlan("roads");
    create.setPlanId("another").getPlanBuilder().setPlanYear("2014-15");
    var steal = care.toBuilder().setUnit(roads.getUnit()).build();
    var hidden = roads.toBuilder().setTitle("Mine").build();
    var delete = DeletePlanRequest.newBuilder().setName(roads.getName()).setEtag(roads.getEtag());

    assertEquals(
        List.of(
            "PERMISSION_DENIED ROLE_MISSING",
            "PERMISSION_DENIED ROLE_MISSING",
            "NOT_FOUND RESOURCE_NOT_FOUND",
            "NOT_FOUND RESOURCE_NOT_FOUND"),
        List.of(
            Refused.by(() -> FSC.plans(NARROWED).createPlan(create.build())).why(),
            Refused.by(() -> update(steal)).why(),
            Refused.by(() -> update(hidden)).why(),
            Refused.by(() -> FSC.plans(NARROWED).deletePlan(delete.build())).why()));
    assertEquals(roads, read("roads", "fsc:viewer"));
    assertEquals(care, read("care", "fsc:viewer"));
  }

  @Test
  void reading_widely_does_not_widen_where_one_writes() {
    var create = Fsc.newPlan("roads");
    create.setPlanId("wide").getPlanBuilder().setPlanYear("2015-16");

    var refused = Refused.by(() -> FSC.plans(NARROWED, "fsc:viewer").createPlan(create.build()));

    assertEquals("PERMISSION_DENIED ROLE_MISSING", refused.why());
  }

  @Test
  void a_role_that_the_call_does_not_name_is_refused() {
    var request = Fsc.newPlan("care").setPlanId("unroled").build();

    for (String grant : List.of("fsc:viewer", "fsc:officer", "*:corporate-viewer", "els:planner")) {
      var refused = Refused.by(() -> FSC.plans(grant).createPlan(request));
      assertEquals("PERMISSION_DENIED ROLE_MISSING", refused.why(), grant);
    }
    assertEquals("PERMISSION_DENIED ROLE_MISSING", Refused.by(() -> listed("els:planner")).why());
    assertEquals("PERMISSION_DENIED ROLE_MISSING", Refused.by(AccessTest::listed).why());
  }

  @Test
  void another_directorates_records_are_not_here() {
    var request = ListPlansRequest.newBuilder().setParent("directorates/els").build();
    var changes = ListChangesRequest.newBuilder().setParent("directorates/els").build();

    assertEquals(
        "NOT_FOUND PARENT_NOT_FOUND",
        Refused.by(() -> FSC.plans("els:planner", "fsc:planner").listPlans(request)).why());
    assertEquals(
        "NOT_FOUND DIRECTORATE_NOT_FOUND",
        Refused.by(() -> FSC.changes("fsc:viewer").listChanges(changes)).why());
  }

  @Test
  void a_token_that_is_not_good_is_refused() {
    Token good = FSC.service().issuer().mint().grants("fsc:planner");

    assertEquals("UNAUTHENTICATED TOKEN_EXPIRED", with(good.expired().signed()));
    assertEquals("UNAUTHENTICATED TOKEN_INVALID", with(good.unsigned()));
    assertEquals("UNAUTHENTICATED TOKEN_INVALID", with(good.forged()));
    assertEquals("UNAUTHENTICATED TOKEN_INVALID", with(good.audience("another").signed()));
    assertEquals("UNAUTHENTICATED TOKEN_INVALID", with("nonsense"));
  }

  @Test
  void who_calls_is_asked_before_what_is_sent() {
    var invalid = Fsc.newUnit("NOT A SLUG").build();
    var nobody = UnitServiceGrpc.newBlockingStub(FSC.service().channel());
    var viewer = FSC.as(nobody, "fsc:viewer");

    assertEquals(
        "UNAUTHENTICATED TOKEN_MISSING", Refused.by(() -> nobody.createUnit(invalid)).why());
    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING", Refused.by(() -> viewer.createUnit(invalid)).why());
    var refused = Refused.by(() -> FSC.units().createUnit(invalid));
    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused.why());
    assertEquals(List.of("unit_id"), refused.fields());
  }

  @Test
  void every_field_at_fault_is_named() {
    var invalid = Fsc.newUnit("NOT A SLUG");
    invalid.getUnitBuilder().setDisplayName("a\u0000b").setPosition(-1).setValidFrom("soon");

    var refused = Refused.by(() -> FSC.units().createUnit(invalid.build()));

    assertEquals(
        List.of("unit.display_name", "unit.position", "unit.valid_from", "unit_id"),
        refused.fields().stream().sorted().toList());
  }

  @Test
  void a_refused_call_is_logged_with_its_status_and_the_trace_that_it_came_with() {
    Logger log = (Logger) LoggerFactory.getLogger("call");
    ListAppender<ILoggingEvent> seen = new ListAppender<>();
    seen.start();
    log.addAppender(seen);
    log.setAdditive(false);
    log.setLevel(Level.INFO);
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
        "00-" + TRACE + "-b7ad6b7169203331-01");
    try {
      Refused.by(
          () ->
              UnitServiceGrpc.newBlockingStub(FSC.service().channel())
                  .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                  .createUnit(Fsc.newUnit("logged").build()));
    } finally {
      log.setLevel(null);
      log.setAdditive(true);
      log.detachAppender(seen);
    }

    String line = seen.list.getLast().getKeyValuePairs().toString();
    assertTrue(line.contains("UNAUTHENTICATED") && line.contains(TRACE), line);
  }

  /// Of the plans here: others' tests have theirs.
  private static List<String> listed(String... grants) {
    var request = ListPlansRequest.newBuilder().setParent(Fsc.NAME).build();
    return FSC.plans(grants).listPlans(request).getPlansList().stream()
        .map(Plan::getTitle)
        .filter(PLANS::contains)
        .toList();
  }

  private static Plan read(String id, String... grants) {
    var request = GetPlanRequest.newBuilder().setName(Fsc.NAME + "/plans/" + id).build();
    return FSC.plans(grants).getPlan(request);
  }

  private static Plan update(Plan plan) {
    return FSC.plans(NARROWED).updatePlan(UpdatePlanRequest.newBuilder().setPlan(plan).build());
  }

  private static String with(String token) {
    var request = ListPlansRequest.newBuilder().setParent(Fsc.NAME).build();
    return Refused.by(() -> FSC.with(FSC.plans(), token).listPlans(request)).why();
  }
}
