package org.goldenthread.plan.officer;

import io.grpc.Status.Code;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Table;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.value.Links;
import org.jspecify.annotations.Nullable;

/// That officers whom other records name are there, and stay there. An array has no foreign keys,
/// so whoever names an officer holds the officer's row until the transaction ends, and whoever
/// removes one, which locks the row, looks afterwards who names it. Within a transaction.
@Singleton
public final class NamedOfficers {
  private static final String HELD =
      "select count(*), min(merged_into::text) from (select merged_into"
          + " from officer where id = any(?::uuid[]) order by id for key share) held";

  /// Each from its index where there is one.
  private static final String NAMED =
      "select exists(select from action where officers @> array[?::text])"
          + " or exists(select from priority where lead_officers @> array[?::text])"
          + " or exists(select from financial_line where responsible_managers @> array[?::text])"
          + " or exists(select from project where managers @> array[?::text])"
          + " or exists(select from project where deliverables @>"
          + " jsonb_build_array(jsonb_build_object('managers', jsonb_build_array(?::text)))"
          + " or gateways @> jsonb_build_array(jsonb_build_object('decision',"
          + " jsonb_build_object('takenBy', jsonb_build_array(?::text)))))"
          + " or exists(select from involvement where contacts @> array[?::text])"
          + " or exists(select from unit where heads @> array[?::text])"
          + " or exists(select from monitoring_return where officers @> array[?::text])"
          + " or exists(select from monitoring_return where sign_off_officer = ?)"
          + " or exists(select from forward_plan_entry where contacts @> array[?::text])"
          + " or exists(select from plan where cabinet_members || corporate_directors || directors"
          + " || heads_of_service || plan_owners @> array[?::text])"
          + " or exists(select from officer"
          + " where tenures @> jsonb_build_array(jsonb_build_object('officer', ?::text)))";

  private final JdbcOperations jdbc;
  private final Links links;

  /// @param into the first of those in whose place others are
  private record Held(int all, @Nullable String into) {}

  NamedOfficers(JdbcOperations jdbc, Links links) {
    this.jdbc = jdbc;
    this.links = links;
  }

  /// Refuses names of officers who are not there, or who gave way to others.
  ///
  /// @param ids their ids
  /// @param field the field that names them
  public void require(List<String> ids, String field) {
    Set<String> different = new TreeSet<>(ids);
    if (different.isEmpty()) {
      return;
    }
    Held held =
        jdbc.prepareStatement(
            HELD,
            statement -> {
              Table.bind(statement, List.of(different));
              try (ResultSet result = statement.executeQuery()) {
                result.next();
                return new Held(result.getInt(1), result.getString(2));
              }
            });
    if (held.all() < different.size()) {
      throw Links.missing(field);
    }
    if (held.into() != null) {
      throw merged(links.officers(List.of(held.into())).getFirst()).with("field", field);
    }
  }

  /// What naming or changing an officer is answered with who gave way to another.
  ///
  /// @param into the resource name of the officer in its place
  static Failure merged(String into) {
    return Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.OFFICER_MERGED,
            "This officer was merged into " + into + ", which takes its place.")
        .with("into", into);
  }

  /// Refuses to remove an officer, whose row is locked, while others name it.
  void requireUnnamed(String id) {
    boolean named =
        jdbc.prepareStatement(
            NAMED,
            statement -> {
              Table.bind(statement, Collections.nCopies(13, id));
              try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
              }
            });
    if (named) {
      throw Failure.of(
          Code.FAILED_PRECONDITION,
          ErrorReason.RESOURCE_IN_USE,
          "Other records still name this officer; one who left gets a valid_to instead.");
    }
  }
}
