package org.goldenthread.plan.importing;

import static org.goldenthread.plan.importing.ImportDesk.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.FieldMask;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldenthread.plan.v1.Action;
import org.goldenthread.plan.v1.ConfirmOfficerRequest;
import org.goldenthread.plan.v1.FindMissingLinksRequest;
import org.goldenthread.plan.v1.GetActionRequest;
import org.goldenthread.plan.v1.LinkServiceGrpc;
import org.goldenthread.plan.v1.ListOfficersRequest;
import org.goldenthread.plan.v1.Officer;
import org.goldenthread.plan.v1.Officer.State;
import org.goldenthread.plan.v1.OfficerServiceGrpc;
import org.goldenthread.plan.v1.Tenure;
import org.goldenthread.plan.v1.UpdateOfficerRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.Test;

/// Officers whom an import found are confirmed, and merged where two of them are one.
class FoundOfficerTest extends OfficerCalls {
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
      // The steps to it are those of its life, which are tested elsewhere.
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
}
