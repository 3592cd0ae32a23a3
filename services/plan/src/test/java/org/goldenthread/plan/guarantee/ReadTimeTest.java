package org.goldenthread.plan.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.goldenthread.plan.v1.ListUnitsRequest;
import org.goldenthread.plan.v1.Unit;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.Test;

/// What is answered about an instant while others write: whole transactions, and for ever the same.
class ReadTimeTest {
  private static final Fsc FSC = Fsc.shared();
  private static final int GROUPS = 4;
  private static final int MEMBERS = 3;
  private static final int ROUNDS = 25;

  @Test
  void an_instant_waits_for_the_transaction_that_began_before_it() throws Exception {
    FSC.makeUnit("awaited");
    try (Connection open = FSC.open()) {
      Fsc.move(open, "awaited", 7);
      Instant asked = Instant.now();

      var answers =
          Fsc.<Integer>atOnce(
              2,
              i ->
                  i == 0
                      ? () -> FSC.unitAt("awaited", asked).getPosition()
                      : () -> {
                        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                        open.commit();
                        return 7;
                      });

      assertEquals(List.of(7, 7), answers);
    }
  }

  @Test
  void an_instant_that_is_not_settled_in_time_is_refused_and_may_be_asked_again()
      throws SQLException {
    FSC.makeUnit("unsettled");
    try (Connection open = FSC.open()) {
      Fsc.move(open, "unsettled", 7);
      Instant asked = Instant.now();

      var refused = Refused.by(() -> FSC.unitAt("unsettled", asked));

      assertEquals("UNAVAILABLE READ_TIME_TOO_RECENT", refused.why());
      assertTrue(refused.retry());
      open.rollback();
      assertEquals(0, FSC.unitAt("unsettled", asked).getPosition());
    }
  }

  @Test
  void an_instant_ahead_is_refused() {
    var refused = Refused.by(() -> FSC.unitAt("anything", Instant.now().plusSeconds(60)));

    assertEquals("INVALID_ARGUMENT READ_TIME_INVALID", refused.why());
  }

  @Test
  void the_last_nanoseconds_before_a_change_do_not_see_it() throws SQLException {
    FSC.makeUnit("fraction");
    try (Connection open = FSC.open()) {
      Instant changed = instant(open);
      Fsc.move(open, "fraction", 7);
      open.commit();

      assertEquals(0, FSC.unitAt("fraction", changed.minusNanos(400)).getPosition());
      assertEquals(7, FSC.unitAt("fraction", changed).getPosition());
    }
  }

  @Test
  void an_answer_is_whole_transactions_and_never_changes_whoever_writes_meanwhile() {
    for (int i = 0; i < GROUPS * MEMBERS; i++) {
      FSC.makeUnit(member(i / MEMBERS, i % MEMBERS));
    }
    List<NavigableMap<Instant, Integer>> committed = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      committed.add(new TreeMap<>(Map.of(Instant.EPOCH, 0)));
    }
    AtomicInteger writing = new AtomicInteger(GROUPS);
    Map<Instant, Map<String, Integer>> answers = new ConcurrentHashMap<>();

    Fsc.<Integer>atOnce(
        GROUPS * 2,
        i -> i < GROUPS ? () -> write(i, committed.get(i), writing) : () -> ask(answers, writing));

    assertFalse(answers.isEmpty());
    answers.forEach(
        (instant, answer) -> {
          assertEquals(expected(committed, instant), answer, "at " + instant);
          assertEquals(answer, positions(instant), "again at " + instant);
        });
    Instant one = new ConcurrentSkipListMap<>(answers).firstKey();
    assertEquals(positions(one).get(member(0, 0)), FSC.unitAt(member(0, 0), one).getPosition());
  }

  /// Moves the members of a group together, one statement after the other.
  private static int write(
      int group, NavigableMap<Instant, Integer> committed, AtomicInteger writing)
      throws SQLException {
    try (Connection connection = FSC.service().database().connect()) {
      connection.setAutoCommit(false);
      for (int round = 1; round <= ROUNDS; round++) {
        Instant instant = instant(connection);
        for (int member = 0; member < MEMBERS; member++) {
          Fsc.move(connection, member(group, member), round);
          LockSupport.parkNanos((group + 1) * 1_500_000L);
        }
        if (round % 5 == 0) {
          connection.rollback();
        } else {
          connection.commit();
          committed.put(instant, round);
        }
      }
    } finally {
      writing.decrementAndGet();
    }
    return 0;
  }

  private static int ask(Map<Instant, Map<String, Integer>> answers, AtomicInteger writing) {
    while (writing.get() > 0) {
      Instant asked = Instant.now().minusMillis(answers.size() % 30);
      answers.put(asked, positions(asked));
    }
    return 0;
  }

  private static Map<String, Integer> expected(
      List<NavigableMap<Instant, Integer>> committed, Instant instant) {
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < GROUPS * MEMBERS; i++) {
      int round = committed.get(i / MEMBERS).floorEntry(instant).getValue();
      expected.put(member(i / MEMBERS, i % MEMBERS), round);
    }
    return expected;
  }

  private static Map<String, Integer> positions(Instant instant) {
    var request =
        ListUnitsRequest.newBuilder()
            .setParent(Fsc.NAME)
            .setPageSize(500)
            .setReadTime(Fsc.timestamp(instant))
            .build();
    Map<String, Integer> found = new HashMap<>();
    for (Unit unit : FSC.units().listUnits(request).getUnitsList()) {
      if (unit.getDisplayName().startsWith("member-")) {
        found.put(unit.getDisplayName(), unit.getPosition());
      }
    }
    return found;
  }

  private static String member(int group, int member) {
    return "member-" + group + "-" + member;
  }

  private static Instant instant(Connection connection) {
    String epoch = "select (extract(epoch from recorded_instant()) * 1000000)::bigint";
    long micros = Long.parseLong(Sql.text(connection, epoch));
    return Instant.EPOCH.plus(micros, java.time.temporal.ChronoUnit.MICROS);
  }
}
