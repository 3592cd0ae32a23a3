package org.goldenthread.plan.strategy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.record.Table;
import org.jspecify.annotations.Nullable;

/// What links to the items of a strategy, as the record stands or stood. Within a connection.
@Singleton
final class CoverageStore {
  private static final String NAME = "i.strategy_framework || '/items/' || i.id";

  private static final String LINKED =
      "select 'PLAN' as kind, 1 as rank, p.id as id, p.id as plan, p.title as text, p.title,"
          + " p.plan_year, p.strategy_links from the_plan p"
          + " where p.strategy_links @> l.link union all"
          + " select 'PRIORITY', 2, r.id::text, r.plan, r.title, p.title, p.plan_year,"
          + " r.strategy_links from the_priority r join the_plan p on p.id = r.plan"
          + " where r.strategy_links @> l.link union all"
          + " select 'ACTION', 3, a.id::text, a.plan, a.text, p.title, p.plan_year,"
          + " a.strategy_links from the_action a join the_plan p on p.id = a.plan"
          + " where a.strategy_links @> l.link";

  private static final String BELOW =
      "with recursive below(id) as (select c.id from the_item c where c.parent_item = i.id union"
          + " select c.id from the_item c join below b on c.parent_item = b.id)"
          + " select count(distinct (x.kind, x.id))::int as records from (select jsonb_build_array("
          + "jsonb_build_object('item', ?::text || i.strategy_framework || '/items/' || below.id))"
          + " as link from below) l cross join lateral ("
          + LINKED
          + ") x";

  private final JdbcOperations jdbc;

  CoverageStore(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /// What is asked.
  ///
  /// @param prefix of items' names: `directorates/fsc/strategyFrameworks/`
  /// @param units to which the caller's role is narrowed; null for all
  /// @param planYear empty for all
  record Question(
      String prefix, @Nullable Set<String> units, String planYear, @Nullable Instant readTime) {}

  /// Which items.
  ///
  /// @param framework empty for all
  /// @param kind empty for all
  /// @param after framework, place and id of the item after which they come; empty from the start
  record Items(
      String framework, String kind, boolean uncoveredOnly, List<String> after, int limit) {}

  /// An item with how much links to it.
  record Count(
      String framework,
      int position,
      String id,
      int plans,
      int priorities,
      int actions,
      int below) {}

  /// A record that links to an item.
  ///
  /// @param asWritten the words by which the document claims it; empty where there are none
  record Link(
      String kind,
      int rank,
      String id,
      String plan,
      String text,
      String planTitle,
      String planYear,
      String asWritten) {}

  /// A statement, so that a test can ask PostgreSQL how it would go about it.
  record Query(String sql, List<@Nullable Object> parameters) {}

  List<Count> counts(Question question, Items items) {
    return rows(
        countsQuery(question, items),
        result ->
            new Count(
                result.getString(1),
                result.getInt(2),
                result.getString(3),
                result.getInt(4),
                result.getInt(5),
                result.getInt(6),
                result.getInt(7)));
  }

  static Query countsQuery(Question question, Items items) {
    List<@Nullable Object> parameters = new ArrayList<>();
    StringBuilder sql = new StringBuilder(tables(question, parameters));
    sql.append(
            "select i.strategy_framework, i.position, i.id, c.plans, c.priorities, c.actions,"
                + " b.records from the_item i cross join lateral (select"
                + " count(*) filter (where x.rank = 1)::int as plans,"
                + " count(*) filter (where x.rank = 2)::int as priorities,"
                + " count(*) filter (where x.rank = 3)::int as actions from (select"
                + " jsonb_build_array(jsonb_build_object('item', ?::text || ")
        .append(NAME)
        .append(")) as link) l cross join lateral (")
        .append(LINKED)
        .append(") x) c cross join lateral (")
        .append(BELOW)
        .append(") b where true");
    parameters.add(question.prefix());
    parameters.add(question.prefix());
    if (!items.framework().isEmpty()) {
      sql.append(" and i.strategy_framework = ?");
      parameters.add(items.framework());
    }
    if (!items.kind().isEmpty()) {
      sql.append(" and i.kind = ?");
      parameters.add(items.kind());
    }
    if (items.uncoveredOnly()) {
      sql.append(" and c.plans + c.priorities + c.actions + b.records = 0");
    }
    if (!items.after().isEmpty()) {
      sql.append(" and (i.strategy_framework, i.position, i.id) > (?, ?::int, ?)");
      parameters.addAll(items.after());
    }
    sql.append(" order by i.strategy_framework, i.position, i.id limit ").append(items.limit());
    return new Query(sql.toString(), parameters);
  }

  /// What links to one item.
  ///
  /// @param item its name
  /// @param after rank and id of the record after which they come; empty from the start
  List<Link> links(Question question, String item, List<String> after, int limit) {
    return rows(
        linksQuery(question, item, after, limit),
        result ->
            new Link(
                result.getString(1),
                result.getInt(2),
                result.getString(3),
                result.getString(4),
                result.getString(5),
                result.getString(6),
                result.getString(7),
                result.getString(8)));
  }

  static Query linksQuery(Question question, String item, List<String> after, int limit) {
    List<@Nullable Object> parameters = new ArrayList<>();
    StringBuilder sql = new StringBuilder(tables(question, parameters));
    sql.append(
            "select x.kind, x.rank, x.id, x.plan, x.text, x.title, x.plan_year, coalesce((select"
                + " e->>'asWritten' from jsonb_array_elements(x.strategy_links) e"
                + " where e->>'item' = l.link->0->>'item' limit 1), '') from (select"
                + " jsonb_build_array(jsonb_build_object('item', ?::text)) as link) l"
                + " cross join lateral (")
        .append(LINKED)
        .append(") x where true");
    parameters.add(item);
    if (!after.isEmpty()) {
      sql.append(" and (x.rank, x.id) > (?::int, ?)");
      parameters.addAll(after);
    }
    sql.append(" order by x.rank, x.id limit ").append(limit);
    return new Query(sql.toString(), parameters);
  }

  /// The tables as they stand or stood, of what the caller may see. Not materialised: their indexes
  /// are used.
  private static String tables(Question question, List<@Nullable Object> parameters) {
    return "with the_item as not materialized ("
        + table("strategy_item", "", question, parameters)
        + "), the_plan as not materialized ("
        + table("plan", question.planYear(), question, parameters)
        + "), the_priority as not materialized ("
        + table("priority", "", question, parameters)
        + "), the_action as not materialized ("
        + table("action", "", question, parameters)
        + ") ";
  }

  private static String table(
      String name, String planYear, Question question, List<@Nullable Object> parameters) {
    StringBuilder sql = new StringBuilder("select * from ").append(name);
    if (question.readTime() == null) {
      sql.append(" where true");
    } else {
      sql.append("_history where recorded_from <= ? and recorded_to > ?");
      parameters.add(question.readTime());
      parameters.add(question.readTime());
    }
    Set<String> units = question.units();
    if (!name.equals("strategy_item") && units != null) {
      sql.append(" and unit = any(?)");
      parameters.add(List.copyOf(units));
    }
    if (!planYear.isEmpty()) {
      sql.append(" and plan_year = ?");
      parameters.add(planYear);
    }
    return sql.toString();
  }

  private interface Reader<T> {
    T read(ResultSet result) throws SQLException;
  }

  private <T> List<T> rows(Query query, Reader<T> reader) {
    return jdbc.prepareStatement(
        query.sql(),
        statement -> {
          Table.bind(statement, query.parameters());
          List<T> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              rows.add(reader.read(result));
            }
          }
          return rows;
        });
  }
}
