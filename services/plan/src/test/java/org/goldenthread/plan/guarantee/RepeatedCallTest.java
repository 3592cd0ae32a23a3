package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.StatusRuntimeException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.goldenthread.plan.v1.CreateUnitRequest;
import org.goldenthread.plan.v1.DeleteUnitRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.plan.v1.UpdateUnitRequest;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.Test;

/// Calls that come more than once, and callers who change the same record at once.
class RepeatedCallTest {
  private static final Fsc FSC = Fsc.shared();
  private static final int ROUNDS = 50;
  private static final int CALLERS = 20;

  @Test
  void one_key_sixteen_times_at_once_has_one_effect_and_one_answer() {
    // Without an id of its own, so that nothing but the key tells the calls from others.
    var request = keyed("Sixteen").clearUnitId().build();

    var answers = Fsc.<Unit>atOnce(16, i -> () -> FSC.units().createUnit(request));

    assertEquals(1, new HashSet<>(answers).size());
    assertEquals("1", FSC.count("select count(*) from unit where display_name = 'Sixteen'"));
    assertEquals(
        "1", FSC.count("select count(*) from change where request_id = ?", request.getRequestId()));
  }

  @Test
  void a_key_that_came_with_another_request_is_refused() {
    var request = keyed("first-body");
    FSC.units().createUnit(request.build());
    request.getUnitBuilder().setAbbreviation("other");

    var refused = Refused.by(() -> FSC.units().createUnit(request.build()));

    assertEquals("ALREADY_EXISTS IDEMPOTENCY_KEY_REUSED", refused.why());
    assertEquals("", FSC.readUnit("first-body").getAbbreviation());
  }

  @Test
  void a_key_is_another_callers_and_another_methods_own() {
    var request = keyed("shared-key").build();
    var made = FSC.units().createUnit(request);
    var token = FSC.service().issuer().mint().subject("sam").grants("fsc:planner").signed();

    var another = Refused.by(() -> FSC.with(FSC.units(), token).createUnit(request));
    FSC.units()
        .deleteUnit(
            DeleteUnitRequest.newBuilder()
                .setName(made.getName())
                .setEtag(made.getEtag())
                .setRequestId(request.getRequestId())
                .build());

    // The other caller's call was carried out and met the unit that stood there.
    assertEquals("ALREADY_EXISTS RESOURCE_ALREADY_EXISTS", another.why());
    assertEquals("0", FSC.count("select count(*) from unit where id = 'shared-key'"));
  }

  @Test
  void a_key_whose_call_failed_is_free_again() {
    var request = keyed("second-try");
    request.getUnitBuilder().setParentUnit(Fsc.NAME + "/units/not-yet");
    var refused = Refused.by(() -> FSC.units().createUnit(request.build()));
    FSC.makeUnit("not-yet");

    var made = FSC.units().createUnit(request.build());

    assertEquals("FAILED_PRECONDITION LINK_NOT_FOUND", refused.why());
    assertEquals(made, FSC.units().createUnit(request.build()));
  }

  @Test
  void a_key_is_forgotten_after_a_day() {
    var request = keyed("a-day-ago").build();
    FSC.units().createUnit(request);
    FSC.sql(
        role -> {
          Sql.run(
              role,
              "update idempotency set recorded_at = recorded_at - interval '25 hours'"
                  + " where request_id = ?::uuid",
              request.getRequestId());
          return true;
        });

    var again = Refused.by(() -> FSC.units().createUnit(request));

    assertEquals("ALREADY_EXISTS RESOURCE_ALREADY_EXISTS", again.why());
  }

  @Test
  void a_thousand_races_on_one_etag_have_one_winner_each() {
    Unit unit = FSC.makeUnit("raced");
    for (int round = 1; round <= ROUNDS; round++) {
      Unit seen = unit;
      List<String> ends = Fsc.atOnce(CALLERS, caller -> () -> move(seen, caller + 1));

      assertEquals(1, Collections.frequency(ends, "won"));
      assertEquals(CALLERS - 1, Collections.frequency(ends, "ABORTED ETAG_MISMATCH"));
      unit = FSC.readUnit("raced");
    }

    assertEquals(
        String.valueOf(ROUNDS + 1),
        FSC.count("select count(*) from change where resource like '%/units/raced'"));
    assertEquals(
        String.valueOf(ROUNDS + 1),
        FSC.count("select count(*) from unit_history where id = 'raced'"));
  }

  @Test
  void a_change_without_an_etag_is_refused() {
    var unit = FSC.makeUnit("unseen").toBuilder().clearEtag().setPosition(9).build();
    var request = UpdateUnitRequest.newBuilder().setUnit(unit).build();

    assertEquals(
        "FAILED_PRECONDITION ETAG_REQUIRED",
        Refused.by(() -> FSC.units().updateUnit(request)).why());
  }

  @Test
  void an_etag_of_a_record_that_was_removed_is_not_one_of_its_successor() {
    var first = FSC.makeUnit("successor");
    var remove =
        DeleteUnitRequest.newBuilder().setName(first.getName()).setEtag(first.getEtag()).build();
    FSC.units().deleteUnit(remove);
    FSC.makeUnit("successor");

    assertEquals("ABORTED ETAG_MISMATCH", Refused.by(() -> FSC.units().deleteUnit(remove)).why());
  }

  private static String move(Unit seen, int position) {
    int other = seen.getPosition() == position ? position + CALLERS : position;
    var moved = seen.toBuilder().setPosition(other);
    try {
      FSC.units().updateUnit(UpdateUnitRequest.newBuilder().setUnit(moved).build());
      return "won";
    } catch (StatusRuntimeException refused) {
      return Refused.of(refused).why();
    }
  }

  private static CreateUnitRequest.Builder keyed(String id) {
    return Fsc.newUnit(id).setRequestId(UUID.randomUUID().toString());
  }
}
