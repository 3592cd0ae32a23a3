package org.goldenthread.plan.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.plan.strategy.CoverageStore.Items;
import org.goldenthread.plan.strategy.CoverageStore.Query;
import org.goldenthread.plan.strategy.CoverageStore.Question;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What links to a strategy of four hundred items, over forty years of ten plans.
class CoverageStoreTest {
  private static final String PREFIX = "directorates/fsc/strategyFrameworks/";

  /// Each priority links to one of the first 300 items, and each fourth action to the same.
  private static final List<String> SEEDS =
      List.of(
          """
          insert into unit (id, etag, create_time, update_time, display_name, abbreviation,
            other_names, kind, predecessors, heads, position)
          select 'unit-' || u, 1, now(), now(), 'Unit ' || u, '', '{}', 'DIVISION', '{}', '{}', u
            from generate_series(1, 10) u\
          """,
          """
          insert into strategy_framework (id, etag, create_time, update_time, display_name,
            description) values ('vision', 1, now(), now(), 'Vision', '')\
          """,
          """
          insert into strategy_item (id, strategy_framework, etag, create_time, update_time, kind,
            parent_item, source_number, text, other_names, position)
          select 'item-' || i, 'vision', 1, now(), now(),
            case when i % 10 = 1 then 'AIM' else 'PRIORITY' end,
            case when i % 10 <> 1 then 'item-' || (i - 1) / 10 * 10 + 1 end, '', '', '{}', i
            from generate_series(1, 400) i\
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
          insert into priority (id, plan, unit, etag, create_time, update_time, source_number,
            title, description, position, lead_officers, lead_officers_as_written, strategy_links,
            carried_from)
          select gen_random_uuid(), id, unit, 1, now(), now(), '', 'A priority', '', n, '{}', '',
            jsonb_build_array(jsonb_build_object('item',
              'directorates/fsc/strategyFrameworks/vision/items/item-'
                || 1 + (row_number() over (order by id, n)) % 300, 'asWritten', '')), ''
            from plan, generate_series(1, 6) n\
          """,
          """
          insert into action (id, plan, unit, etag, create_time, update_time, priority, kind,
            source_number, position, text, officers, officers_as_written, carried_from,
            strategy_links)
          select gen_random_uuid(), plan, unit, 1, now(), now(), id, 'HEADLINE', '', n, 'Do it',
            '{}', '', '', case when n = 4 then strategy_links else '[]' end
            from priority, generate_series(1, 12) n\
          """,
          "analyze");

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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_page_reads_no_table_of_links_from_end_to_end(boolean then) throws SQLException {
    Question question = question(then ? Instant.now() : null, "");
    Items first = new Items("vision", "", false, List.of(), 51);
    Items next = new Items("vision", "", false, List.of("vision", "51", "item-51"), 51);
    for (Query query :
        List.of(
            CoverageStore.countsQuery(question, first),
            CoverageStore.countsQuery(question, next),
            CoverageStore.linksQuery(question, PREFIX + "vision/items/item-7", List.of(), 51))) {
      String plan = String.join("\n", rows("explain " + query.sql(), query.parameters()));
      assertFalse(plan.matches("(?s).*Seq Scan on (action|priority).*"), plan);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void every_link_is_counted_once_now_and_then(boolean then) throws SQLException {
    Question question = question(then ? Instant.now() : null, "");
    Query all =
        CoverageStore.countsQuery(question, new Items("vision", "", false, List.of(), 1000));
    Query uncovered =
        CoverageStore.countsQuery(question, new Items("vision", "", true, List.of(), 1000));

    assertEquals(
        List.of("2400 2400"),
        rows(
            "select sum(priorities) || ' ' || sum(actions) from (" + all.sql() + ") c",
            all.parameters()));
    // An aim has nine items below it, to each of which eight priorities and eight actions link.
    assertEquals(
        List.of("144"),
        rows(
            "select records::text from (" + all.sql() + ") c where id = 'item-11'",
            all.parameters()));
    assertEquals(
        List.of("100"),
        rows("select count(*)::text from (" + uncovered.sql() + ") c", uncovered.parameters()));
  }

  @Test
  void a_narrowed_role_and_a_year_count_their_own_alone() throws SQLException {
    Query unit =
        CoverageStore.countsQuery(
            new Question(PREFIX, Set.of("unit-3"), "", null),
            new Items("", "", false, List.of(), 1000));
    Query year =
        CoverageStore.countsQuery(
            question(null, "2013-14"), new Items("", "", false, List.of(), 1000));

    String sum = "select sum(priorities)::text from (%s) c";
    assertEquals(List.of("240"), rows(sum.formatted(unit.sql()), unit.parameters()));
    assertEquals(List.of("60"), rows(sum.formatted(year.sql()), year.parameters()));
  }

  private static Question question(@Nullable Instant readTime, String planYear) {
    return new Question(PREFIX, null, planYear, readTime);
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
