package org.goldenthread.plan.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Where;
import org.goldenthread.plan.monitoring.MonitoringStore.Query;
import org.goldenthread.plan.v1.MonitoringRound.Round;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The table's queries over forty years of ten plans.
class MonitoringStoreTest {
  private static final List<String> SEEDS =
      List.of(
          """
          insert into unit (id, etag, create_time, update_time, display_name, abbreviation,
            other_names, kind, predecessors, heads, position)
          select 'unit-' || u, 1, now(), now(), 'Unit ' || u, '', '{}', 'DIVISION', '{}', '{}', u
            from generate_series(1, 30) u\
          """,
          """
          insert into plan (id, unit, etag, create_time, update_time, title, kind, plan_year, state,
            revision, directorate_as_written, division_as_written, portfolio, cabinet_members,
            corporate_directors, corporate_directors_as_written, directors, directors_as_written,
            heads_of_service, heads_of_service_as_written, plan_owners, role_and_purpose,
            contribution, passages, strategy_links)
          select 'plan-' || u || '-' || y, 'unit-' || u, 1, now(), now(), 'Plan ' || u, 'DIVISIONAL',
            (1999 + y) || '-' || lpad(y::text, 2, '0'), 'DRAFT', 0, '', '', '', '{}', '{}', '',
            '{}', '', '{}', '', '{}', '', '', '[]', '[]'
            from generate_series(1, 10) u, generate_series(1, 40) y\
          """,
          """
          insert into priority (id, plan, etag, create_time, update_time, source_number, title,
            description, position, lead_officers, lead_officers_as_written, strategy_links,
            carried_from)
          select gen_random_uuid(), id, 1, now(), now(), '', 'A priority', '', n, '{}', '', '[]', ''
            from plan, generate_series(1, 5) n\
          """,
          """
          insert into action (id, plan, etag, create_time, update_time, priority, kind,
            source_number, position, text, officers, officers_as_written, progress_status,
            carried_from)
          select gen_random_uuid(), plan, 1, now(), now(), id,
            case when n % 4 = 0 then 'HEADLINE' else 'SUB_ACTION' end, '', n, 'Do it', '{}', '',
            'COMPLETED', '' from priority, generate_series(1, 16) n\
          """,
          """
          insert into action_progress (id, plan, action, unit, status, narrative, as_at,
            evidence_uri, recorded_by, record_time)
          select gen_random_uuid(), plan, id, '', status, '', day, '', '', update_time
            from action, (values ('ON_COURSE', date '2013-10-31'), ('COMPLETED', '2014-03-31'))
              s (status, day)\
          """,
          """
          insert into monitoring_return (id, plan, etag, create_time, update_time, plan_year, round,
            period, as_at, due_date, officers, state, narrative, account, returned_reason,
            submitted_by, submit_time, handed_in_date, figures_priorities, figures_actions,
            figures_completed, figures_on_course, figures_delayed_or_cancelled,
            figures_stopped_or_cancelled, sign_off_officer, sign_off_signed_by, sign_off_sign_time,
            sign_off_note, reopenings)
          select gen_random_uuid(), p.id, 1, now(), now(), plan_year, 'MONTHLY', '2013-' || n,
            '2013-09-30', '2013-10-18', '{}', 'SIGNED_OFF', '', '{}', '', '', now(),
            date '2013-10-09' + u.position, 5, 20, 20, 0, 0, 0, '', '', now(), '', '[]'
            from plan p join unit u on u.id = p.unit, generate_series(1, 20) n\
          """,
          "analyze");
  private static final LocalDate DAY = LocalDate.of(2013, 12, 31);
  private static final ServiceUnderTest SERVICE = ServiceUnderTest.start("plan");

  @BeforeAll
  static void seed() throws SQLException {
    try (Connection owner = SERVICE.database().connectAsOwner();
        Statement statement = owner.createStatement()) {
      for (String seed : SEEDS) {
        statement.execute(seed);
      }
    }
  }

  @AfterAll
  static void close() {
    SERVICE.close();
  }

  @Test
  void no_table_of_rows_is_read_from_end_to_end() throws SQLException {
    Where plans = new Where().add("t.plan_year = ?", "2013-14");
    Where some = new Where().add("t.id = any(?)", List.of("plan-1-14", "plan-2-14"));
    Instant past = Instant.now();
    List<Query> queries =
        Stream.of(
                MonitoringStore.linesQuery(plans, Round.MONTHLY, "2013-9", null),
                MonitoringStore.linesQuery(plans, Round.MONTHLY, "2013-9", past),
                MonitoringStore.returnedQuery(plans, Round.MONTHLY, "2013-9", DAY, null),
                MonitoringStore.returnedQuery(plans, Round.MONTHLY, "2013-9", DAY, past),
                MonitoringStore.headlinesQuery(some, null, null),
                MonitoringStore.headlinesQuery(some, DAY, null),
                MonitoringStore.headlinesQuery(some, null, past),
                MonitoringStore.headlinesQuery(some, DAY, past),
                MonitoringStore.headlinesQuery(plans, null, null),
                MonitoringStore.headlinesQuery(plans, DAY, null),
                MonitoringStore.headlinesQuery(plans, null, past),
                MonitoringStore.headlinesQuery(plans, DAY, past))
            .toList();
    for (Query query : queries) {
      String plan = String.join("\n", rows("explain " + query.sql(), query.parameters()));
      assertFalse(plan.matches("(?s).*Seq Scan on (action|priority|monitoring_return).*"), plan);
    }
  }

  @Test
  void every_headline_action_is_counted_by_what_stood_on_the_day() throws SQLException {
    Where plans = new Where().add("t.plan_year = ?", "2013-14");
    Query query = MonitoringStore.headlinesQuery(plans, DAY, Instant.now());
    List<String> counted =
        rows(
            "select coalesce, sum(count) from (" + query.sql() + ") c group by 1",
            query.parameters());
    assertEquals(List.of("ON_COURSE"), counted);
  }

  @Test
  void what_was_signed_is_counted_by_unit_and_late_by_its_day() throws SQLException {
    Where plans = new Where().add("t.plan_year = ?", "2013-14");
    Query query = MonitoringStore.returnedQuery(plans, Round.MONTHLY, "2013-9", DAY, null);
    List<String> counted =
        rows(
            "select concat_ws('/', unit, due, opened, begun, submitted, signed, late) from ("
                + query.sql()
                + ") r (unit, due, opened, begun, submitted, signed, late)"
                + " where unit in ('unit-1', 'unit-10') order by unit",
            query.parameters());
    assertEquals(List.of("unit-1/1/1/1/1/1/0", "unit-10/1/1/1/1/1/1"), counted);
  }

  private static List<String> rows(String sql, List<?> parameters) throws SQLException {
    try (Connection role = SERVICE.database().connect();
        PreparedStatement statement = role.prepareStatement(sql)) {
      Table.bind(statement, parameters);
      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
      return rows;
    }
  }
}
