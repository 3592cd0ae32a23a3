package org.goldenthread.plan.strategy;

import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.chassis.resource.Links;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.value.StrategyLinkValue;

/// That items to which plans, priorities, actions and projects link are there, and stay there. A
/// list in JSON has no foreign keys: whoever links to an item holds its row until the transaction
/// ends, and whoever removes one, which locks the row, looks afterwards what links to it. Within a
/// transaction.
@Singleton
public final class StrategyLinks {
  private static final String HELD =
      "select strategy_framework, id from strategy_item where id = any(?) order by id"
          + " for key share";

  private static final String LINKS_TO_IT =
      " where strategy_links @> jsonb_build_array(jsonb_build_object('item', ?::text)))";

  /// Each from its index.
  private static final String LINKED =
      "select exists(select from plan"
          + LINKS_TO_IT
          + " or exists(select from priority"
          + LINKS_TO_IT
          + " or exists(select from action"
          + LINKS_TO_IT
          + " or exists(select from project"
          + LINKS_TO_IT;

  private final JdbcOperations jdbc;
  private final Links links;

  StrategyLinks(JdbcOperations jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /// Refuses new links to items that are not there. A link that stands is not held against a record
  /// that is changed in other fields.
  public void require(List<StrategyLinkValue> before, List<StrategyLinkValue> after) {
    Set<String> names = items(after);
    names.removeAll(items(before));
    if (names.isEmpty()) {
      return;
    }
    Set<String> held = held(names);
    for (String name : names) {
      if (!held.contains(name)) {
        throw Links.missing("strategy_links.item", name);
      }
    }
  }

  /// Refuses to remove an item, whose row is locked, while others link to it.
  void requireUnlinked(String framework, String id) {
    boolean linked =
        jdbc.prepareStatement(
            LINKED,
            statement -> {
              Table.bind(statement, Collections.nCopies(4, name(framework, id)));
              try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
              }
            });
    if (linked) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.RESOURCE_IN_USE,
          "Plans, priorities or actions still link to this item: its links list them.");
    }
  }

  /// The failure to answer with where a field points to an item that is not there.
  Failure missing(String field, String framework, String id) {
    return Links.missing(field, name(framework, id));
  }

  private String name(String framework, String id) {
    return links.name("strategyFrameworks", framework) + "/items/" + id;
  }

  private Set<String> held(Set<String> names) {
    List<String> ids =
        names.stream().map(name -> name.substring(name.lastIndexOf('/') + 1)).toList();
    return jdbc.prepareStatement(
        HELD,
        statement -> {
          Table.bind(statement, List.of(ids));
          Set<String> held = new HashSet<>();
          try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
              held.add(name(result.getString(1), result.getString(2)));
            }
          }
          return held;
        });
  }

  /// In order, so that two who link to the same items do not wait for each other.
  private static Set<String> items(List<StrategyLinkValue> links) {
    Set<String> items = new TreeSet<>();
    links.stream().map(StrategyLinkValue::item).filter(item -> !item.isEmpty()).forEach(items::add);
    return items;
  }
}
