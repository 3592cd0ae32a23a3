package org.goldenthread.plan.importing;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.annotation.PostConstruct;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.goldenthread.chassis.measure.Watched;
import org.goldenthread.chassis.record.Reads;

/// Counts the imports that began and stayed where they were, for whoever watches:
/// `goldenthread_imports_unfinished`. Sending the file again completes one, and one that was being
/// undone, undoing it again.
@Context
@Requires(beans = DataSource.class)
final class UnfinishedImports {
  static final String COUNT =
      "select count(*) from import where state in ('APPLYING', 'UNDOING') and update_time < ?";

  private final Watched watched;
  private final Reads reads;
  private final JdbcOperations jdbc;
  private final Clock clock;
  private final Duration after;

  UnfinishedImports(
      Watched watched, Reads reads, JdbcOperations jdbc, Clock clock, ImportConfig config) {
    this.watched = watched;
    this.reads = reads;
    this.jdbc = jdbc;
    this.clock = clock;
    this.after = config.unfinishedAfter();
  }

  @PostConstruct
  void watch() {
    watched.watch(
        "goldenthread.imports.unfinished",
        "Imports whose parts were being applied or undone and that nobody ended",
        this::count);
  }

  int count() {
    return reads.read(null, () -> jdbc.prepareStatement(COUNT, this::count));
  }

  private int count(PreparedStatement statement) throws SQLException {
    statement.setObject(1, clock.instant().minus(after).atOffset(ZoneOffset.UTC));
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }
}
