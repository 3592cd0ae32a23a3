package org.goldenthread.chassis.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.link.Asked;
import org.jspecify.annotations.Nullable;

/// One transaction that records something: its instant, and its rows in the change log.
public final class Recording {
  private static final String INSERT =
      "insert into change (operation, kind, resource, fields, plan, unit, actor, actor_name,"
          + " request_id, trace_id, import, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String TURN =
      "select pg_advisory_xact_lock(hashtext(current_schema()), hashtext(?))";

  private static final String TAKES_BACK = "takes back what its import did";

  private final JdbcOperations jdbc;
  private final Caller caller;
  private final Cause cause;
  private final Asked links;
  private final List<ChangeRule> rules;
  private final Set<String> notes = new HashSet<>();
  private @Nullable Instant instant;

  /// Why a transaction records something.
  ///
  /// @param requestId as the caller gave it; empty where none
  /// @param reason as the caller gave it; empty where none
  /// @param importName the import that does it, as a resource name; empty where none does
  public record Cause(String requestId, String reason, String importName) {}

  Recording(JdbcOperations jdbc, Caller caller, Cause cause, Asked links, List<ChangeRule> rules) {
    this.jdbc = jdbc;
    this.caller = caller;
    this.cause = cause;
    this.links = links;
    this.rules = rules;
  }

  public Caller caller() {
    return caller;
  }

  public Cause cause() {
    return cause;
  }

  /// Waits until no other transaction of this schema does the same, and keeps others waiting until
  /// this one ends.
  public void takeTurns(String work) {
    jdbc.prepareStatement(
        TURN,
        statement -> {
          Table.bind(statement, List.of(work));
          return statement.execute();
        });
  }

  /// What is known of the links that the request writes.
  public Asked links() {
    return links;
  }

  /// Keeps in mind, until the transaction ends, that something was done in it.
  ///
  /// @return whether it was not noted before
  public boolean note(String what) {
    return notes.add(what);
  }

  /// Whether something was noted in this transaction.
  public boolean isNoted(String what) {
    return notes.contains(what);
  }

  /// Says that this transaction takes back what its import did.
  public void takeBack() {
    note(TAKES_BACK);
  }

  /// Whether an import does what is recorded, and does not take it back.
  public boolean isImporting() {
    return !cause.importName().isEmpty() && !isNoted(TAKES_BACK);
  }

  /// The one instant of all that this transaction records. Asked for after the rows to change are
  /// locked: else a transaction that began later could have recorded them already.
  public Instant instant() {
    Instant chosen = instant;
    if (chosen == null) {
      chosen = jdbc.prepareStatement("select recorded_instant()", Recording::instant);
      instant = chosen;
    }
    return chosen;
  }

  /// Writes one row of the change log; its instant is the transaction's, from the same statement.
  public Instant record(Entry entry) {
    rules.forEach(rule -> rule.check(this, entry));
    Instant recorded =
        jdbc.prepareStatement(
            INSERT + " returning recorded_at",
            statement -> {
              Table.bind(statement, parameters(entry));
              return instant(statement);
            });
    instant = recorded;
    return recorded;
  }

  public void recordAll(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    entries.forEach(entry -> rules.forEach(rule -> rule.check(this, entry)));
    jdbc.prepareStatement(
        INSERT,
        statement -> {
          for (Entry entry : entries) {
            Table.bind(statement, parameters(entry));
            statement.addBatch();
          }
          return statement.executeBatch().length;
        });
  }

  private List<Object> parameters(Entry entry) {
    SpanContext trace = Span.current().getSpanContext();
    List<Object> values = new ArrayList<>(12);
    values.add(entry.operation());
    values.add(entry.kind());
    values.add(entry.resource());
    values.add(entry.fields());
    values.add(entry.plan());
    values.add(entry.unit());
    values.add(caller.subject());
    String name = caller.displayName();
    values.add(name == null ? "" : name);
    values.add(cause.requestId());
    values.add(trace.isValid() ? trace.getTraceId() : "");
    values.add(cause.importName());
    values.add(cause.reason());
    return values;
  }

  private static Instant instant(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
