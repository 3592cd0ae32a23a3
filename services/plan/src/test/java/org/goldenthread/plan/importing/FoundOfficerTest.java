package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ImportDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ActionServiceGrpc;
import org.goldenthread.plan.v1.ActionServiceGrpc.ActionServiceBlockingStub;
import org.goldenthread.plan.v1.ConfirmOfficerRequest;
import org.goldenthread.plan.v1.CreateOfficerRequest;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.DeleteOfficerRequest;
import org.goldenthread.plan.v1.FindMissingLinksRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.GetOfficerRequest;
import org.goldenthread.plan.v1.GetUnitRequest;
import org.goldenthread.plan.v1.Import;
import org.goldenthread.plan.v1.LinkServiceGrpc;
import org.goldenthread.plan.v1.ListActionsRequest;
import org.goldenthread.plan.v1.ListOfficersRequest;
import org.goldenthread.plan.v1.MergeOfficersRequest;
import org.goldenthread.plan.v1.MergeOfficersResponse;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.Officer.State;
import org.goldenthread.plan.v1.OfficerServiceGrpc;
import org.goldenthread.plan.v1.OfficerServiceGrpc.OfficerServiceBlockingStub;
import org.goldenthread.plan.v1.Tenure;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UnitServiceGrpc;
import org.goldenthread.plan.v1.UnitServiceGrpc.UnitServiceBlockingStub;
import org.goldenthread.plan.v1.UpdateActionRequest;
import org.goldenthread.plan.v1.UpdateOfficerRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Officers whom an import found are confirmed, and merged where two of them are one.
class FoundOfficerTest {
  private static ImportDesk desk;

  @BeforeAll
  static void start() {
    desk = new ImportDesk();
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @Test
  void an_officer_of_a_document_is_from_it_until_a_planner_confirms_it() {
    var _ = send("confirmed");
    var found = get(listed(State.FROM_DOCUMENT).getLast());
    assertEquals("", found.getConfirmedBy());
    assertEquals(State.CONFIRMED, make("Entered By Hand").getState());

    var confirmed =
        officers()
            .confirmOfficer(
                ConfirmOfficerRequest.newBuilder()
                    .setName(found.getName())
                    .setEtag(found.getEtag())
                    .setEmail("found@example.org")
                    .build());

    assertEquals(State.CONFIRMED, confirmed.getState());
    assertEquals("jo", confirmed.getConfirmedBy());
    assertEquals(confirmed.getUpdateTime(), confirmed.getConfirmTime());
    assertEquals("found@example.org", confirmed.getEmail());
    assertFalse(listed(State.FROM_DOCUMENT).contains(found.getName()));
    assertEquals(State.FROM_DOCUMENT, at(found, found.getUpdateTime()).getState());
  }

  @Test
  void whoever_says_whose_token_an_officer_is_confirms_it() {
    var _ = send("bound");
    var found = get(listed(State.FROM_DOCUMENT).getFirst());

    var bound =
        officers()
            .updateOfficer(
                UpdateOfficerRequest.newBuilder()
                    .setOfficer(found.toBuilder().setTokenSubject("somebody"))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("token_subject"))
                    .build());

    assertEquals(State.CONFIRMED, bound.getState());
    assertEquals("jo", bound.getConfirmedBy());
  }

  @Test
  void one_officer_takes_the_place_of_another_wherever_it_is_named() {
    var sent = send("everywhere");
    var from = first(sent);
    var to = make("Kim Everywhere");
    var role =
        create(
            Officer.newBuilder()
                .setDisplayName("A Role")
                .setKind(Officer.Kind.ROLE)
                .addTenures(Tenure.newBuilder().setOfficer(from.getName())));
    var unit = headed("headed-unit", from);
    var named = naming(sent, from);
    assertFalse(named.isEmpty());
    var before =
        listed(State.MERGED).stream()
            .filter(name -> get(name).getMergedInto().equals(from.getName()))
            .count();

    var merged = merge(from, to, "They are one person.");

    assertEquals(State.MERGED, merged.getMerged().getState());
    assertEquals(to.getName(), merged.getMerged().getMergedInto());
    assertTrue(merged.getOfficer().getOtherNamesList().contains(from.getDisplayName()));
    assertEquals(List.of(), naming(sent, from));
    assertEquals(
        named.stream().map(Action::getName).toList(),
        naming(sent, to).stream().map(Action::getName).toList());
    assertEquals(to.getName(), get(role.getName()).getTenures(0).getOfficer());
    assertEquals(List.of(to.getName()), unit(unit).getHeadsList());
    assertEquals("0", stillNamed(from));
    assertTrue(merged.getChangedRecords() >= named.size() + 2, merged.toString());
    var reasons =
        count(
            "select count(*) from plan.change where reason = 'They are one person.'"
                + " and operation = 'UPDATED'");
    assertEquals(Long.toString(merged.getChangedRecords() + 2 + before), reasons);
  }

  @Test
  void the_merged_officer_stays_readable_and_its_links_lead_somewhere() {
    var sent = send("readable");
    var from = first(sent);
    var action = naming(sent, from).getFirst();
    var to = make("Kim Readable");

    var merged = merge(from, to, "One person.").getMerged();

    assertEquals(merged, get(from.getName()));
    assertEquals(
        List.of(),
        desk.planner(LinkServiceGrpc.newBlockingStub(desk.service().channel()))
            .findMissingLinks(FindMissingLinksRequest.newBuilder().addNames(from.getName()).build())
            .getMissingList());
    assertEquals(from, at(from, to.getUpdateTime()));
    assertTrue(
        actions()
            .getAction(
                GetActionRequest.newBuilder()
                    .setName(action.getName())
                    .setReadTime(to.getUpdateTime())
                    .build())
            .getOfficersList()
            .contains(from.getName()));
    assertFalse(listed(State.STATE_UNSPECIFIED).contains(from.getName()));
    assertTrue(listed(State.MERGED).contains(from.getName()));
    assertEquals("FAILED_PRECONDITION OFFICER_MERGED", refused(() -> remove(merged)));
    assertEquals("FAILED_PRECONDITION OFFICER_MERGED", refused(() -> rename(merged)));
    assertEquals(
        "FAILED_PRECONDITION OFFICER_MERGED", refused(() -> assign(action, from.getName())));
  }

  @Test
  void a_document_sent_again_finds_the_officer_in_the_place_and_changes_nothing()
      throws IOException {
    var sent = send("documents");
    var from = first(sent);
    var to = make("Kim Documents");
    var _ = merge(from, to, "One person.");
    var edited = naming(sent, to).getFirst();
    var _ = assign(edited, to.getName(), make("A Second").getName());

    var again = desk.send("documents", SampleFile.bytes(SampleFile.FIRST));

    var report = again.getParts(0);
    assertEquals(
        0,
        report.getCountsList().stream()
            .mapToInt(count -> count.getCreated() + count.getChanged() + count.getConflicts())
            .sum(),
        report.getItemsList().toString());
    assertEquals(
        1,
        report.getItemsList().stream()
            .filter(item -> item.getResource().equals(edited.getName()))
            .filter(item -> item.getOutcome().name().equals("KEPT"))
            .count(),
        report.getItemsList().toString());
    assertEquals("0", stillNamed(from));
  }

  @Test
  void whoever_gave_way_before_is_led_to_the_last_in_the_place() {
    var first = make("Chain One");
    var second = make("Chain Two");
    var third = make("Chain Three");

    var kept = merge(first, second, "Same.").getOfficer();
    var last = merge(kept, third, "Same again.").getOfficer();

    assertEquals(third.getName(), get(first.getName()).getMergedInto());
    assertEquals(List.of("Chain Two", "Chain One"), last.getOtherNamesList());
    assertEquals(
        List.of(third.getName()),
        officers()
            .listOfficers(
                ListOfficersRequest.newBuilder()
                    .setParent(ImportDesk.FSC)
                    .setCalled("chain one")
                    .build())
            .getOfficersList()
            .stream()
            .map(Officer::getName)
            .toList());
    assertEquals(
        "FAILED_PRECONDITION OFFICER_MERGED",
        refused(() -> merge(get(first.getName()), third, "No.")));
    assertEquals(
        "FAILED_PRECONDITION OFFICER_MERGED",
        refused(() -> merge(make("Chain Four"), get(first.getName()), "No.")));
  }

  @Test
  void what_belongs_to_a_closed_plan_stays_as_it_is() throws Exception {
    var sent = send("closed");
    var from = first(sent);
    var named = naming(sent, from).size();
    try (var owner = desk.service().database().connect()) {
      // No call makes this transition yet.
      Sql.run(owner, "update plan.plan set state = 'CLOSED' where id = 'closed'");
    }

    var merged = merge(from, make("Kim Closed"), "One person.");

    assertTrue(merged.getKeptRecords() >= named, merged.toString());
    assertEquals(named, naming(sent, from).size());
  }

  @Test
  void a_merge_that_cannot_be_is_refused_and_changes_nothing() {
    var one = make("Refused One");
    var other = make("Refused Other");
    var held =
        create(
            Officer.newBuilder()
                .setDisplayName("Refused Role")
                .addTenures(Tenure.newBuilder().setOfficer(one.getName())));
    var nowhere = other.toBuilder().setName(ImportDesk.FSC + "/officers/" + new UUID(1, 2)).build();

    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> merge(one, one, "Same.")));
    assertEquals("INVALID_ARGUMENT FIELD_INVALID", refused(() -> merge(one, other, " ")));
    assertEquals("FAILED_PRECONDITION LINK_NOT_FOUND", refused(() -> merge(one, nowhere, "Gone.")));
    assertEquals("NOT_FOUND RESOURCE_NOT_FOUND", refused(() -> merge(nowhere, one, "Gone.")));
    assertEquals(
        "FAILED_PRECONDITION LINK_CIRCULAR", refused(() -> merge(one, held, "Its holder.")));
    assertEquals(
        "FAILED_PRECONDITION ETAG_REQUIRED",
        refused(() -> merge(one.toBuilder().clearEtag().build(), other, "Unseen.")));
    assertEquals(
        "PERMISSION_DENIED ROLE_MISSING",
        refused(
            () ->
                desk.as(
                        OfficerServiceGrpc.newBlockingStub(desk.service().channel()),
                        "fsc/refused:planner")
                    .mergeOfficers(request(one, other, "Not mine."))));
    assertEquals(one, get(one.getName()));
    assertEquals(other, get(other.getName()));
  }

  @Test
  void of_many_merges_of_one_officer_at_once_one_is_done() {
    var from = make("Raced");
    List<String> ends;
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      ends =
          IntStream.range(0, 8)
              .mapToObj(i -> make("Raced " + i))
              .map(to -> CompletableFuture.supplyAsync(() -> end(from, to), together))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
    }

    assertEquals(1, ends.stream().filter("OK"::equals).count(), ends.toString());
    assertEquals(7, ends.stream().filter("ABORTED"::equals).count(), ends.toString());
  }

  private static Import send(String plan) {
    desk.unit(plan);
    try {
      return desk.send(plan, SampleFile.bytes(SampleFile.FIRST));
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static OfficerServiceBlockingStub officers() {
    return desk.planner(OfficerServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static ActionServiceBlockingStub actions() {
    return desk.planner(ActionServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  private static UnitServiceBlockingStub units() {
    return desk.planner(UnitServiceGrpc.newBlockingStub(desk.service().channel()));
  }

  /// The first officer that an action of the plan names.
  private static Officer first(Import sent) {
    return get(
        all(sent).stream()
            .flatMap(action -> action.getOfficersList().stream())
            .findFirst()
            .orElseThrow());
  }

  private static List<Action> all(Import sent) {
    return actions()
        .listActions(
            ListActionsRequest.newBuilder().setParent(sent.getPlan()).setPageSize(500).build())
        .getActionsList();
  }

  private static List<Action> naming(Import sent, Officer officer) {
    return all(sent).stream()
        .filter(action -> action.getOfficersList().contains(officer.getName()))
        .toList();
  }

  private static Officer make(String name) {
    return create(Officer.newBuilder().setDisplayName(name));
  }

  private static Officer create(Officer.Builder officer) {
    return officers()
        .createOfficer(
            CreateOfficerRequest.newBuilder()
                .setParent(ImportDesk.FSC)
                .setOfficer(officer)
                .build());
  }

  private static Officer get(String name) {
    return officers().getOfficer(GetOfficerRequest.newBuilder().setName(name).build());
  }

  private static Officer at(Officer officer, Timestamp readTime) {
    return officers()
        .getOfficer(
            GetOfficerRequest.newBuilder()
                .setName(officer.getName())
                .setReadTime(readTime)
                .build());
  }

  private static List<String> listed(State state) {
    return officers()
        .listOfficers(
            ListOfficersRequest.newBuilder()
                .setParent(ImportDesk.FSC)
                .setPageSize(500)
                .setState(state)
                .build())
        .getOfficersList()
        .stream()
        .map(Officer::getName)
        .toList();
  }

  private static MergeOfficersRequest request(Officer from, Officer to, String reason) {
    return MergeOfficersRequest.newBuilder()
        .setName(from.getName())
        .setEtag(from.getEtag())
        .setInto(to.getName())
        .setReason(reason)
        .build();
  }

  private static MergeOfficersResponse merge(Officer from, Officer to, String reason) {
    return officers().mergeOfficers(request(from, to, reason));
  }

  private static String end(Officer from, Officer to) {
    try {
      var _ = merge(from, to, "One of many.");
      return "OK";
    } catch (StatusRuntimeException refused) {
      return refused.getStatus().getCode().name();
    }
  }

  private static void remove(Officer officer) {
    var _ =
        officers()
            .deleteOfficer(
                DeleteOfficerRequest.newBuilder()
                    .setName(officer.getName())
                    .setEtag(officer.getEtag())
                    .build());
  }

  private static void rename(Officer officer) {
    var _ =
        officers()
            .updateOfficer(
                UpdateOfficerRequest.newBuilder()
                    .setOfficer(officer.toBuilder().setDisplayName("Another"))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"))
                    .build());
  }

  private static Action assign(Action action, String... officers) {
    return actions()
        .updateAction(
            UpdateActionRequest.newBuilder()
                .setAction(
                    actions()
                        .getAction(GetActionRequest.newBuilder().setName(action.getName()).build())
                        .toBuilder()
                        .clearOfficers()
                        .addAllOfficers(List.of(officers)))
                .setUpdateMask(FieldMask.newBuilder().addPaths("officers"))
                .build());
  }

  private static String headed(String id, Officer head) {
    return units()
        .createUnit(
            CreateUnitRequest.newBuilder()
                .setParent(ImportDesk.FSC)
                .setUnitId(id)
                .setUnit(
                    Unit.newBuilder()
                        .setDisplayName(id)
                        .setKind(Unit.Kind.TEAM)
                        .addHeads(head.getName()))
                .build())
        .getName();
  }

  private static Unit unit(String name) {
    return units().getUnit(GetUnitRequest.newBuilder().setName(name).build());
  }

  /// How many records other than officers name this one, and how many bases of imports.
  private static String stillNamed(Officer officer) {
    var id = officer.getName().substring(officer.getName().lastIndexOf('/') + 1);
    return count(
        """
        select (select count(*) from plan.action t where t::text like '%%%1$s%%')
             + (select count(*) from plan.priority t where t::text like '%%%1$s%%')
             + (select count(*) from plan.plan t where t::text like '%%%1$s%%')
             + (select count(*) from plan.financial_line t where t::text like '%%%1$s%%')
             + (select count(*) from plan.unit t where t::text like '%%%1$s%%')
             + (select count(*) from plan.import_row where position(convert_to('%1$s', 'UTF8') in base) > 0)
        """
            .formatted(id));
  }

  private static String count(String sql) {
    return Sql.as(desk.service().database()::connect, connection -> Sql.text(connection, sql));
  }
}
