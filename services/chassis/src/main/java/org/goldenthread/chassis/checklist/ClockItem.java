package org.goldenthread.chassis.checklist;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Whether this node and the database's server agree on what time it is: instants are the
/// database's, and tokens and deadlines are judged by the node's.
@Singleton
@Order(20)
@Requires(beans = ServiceDatabase.class)
final class ClockItem implements ChecklistItem {
  private static final Duration TOLERATED = Duration.ofSeconds(2);

  private final ServiceDatabase database;
  private final Clock clock;

  ClockItem(ServiceDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clock";
  }

  @Override
  public Finding look() throws SQLException {
    // The first statement of a connection is slow; the second tells the time.
    database.one("select clock_timestamp()", row -> row.getString(1));
    Instant before = clock.instant();
    Instant theirs =
        database.one(
            "select clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class).toInstant());
    Duration took = Duration.between(before, clock.instant());
    Duration ahead = Duration.between(before.plus(took.dividedBy(2)), theirs);
    String found =
        "the database's clock is %.1f s %s this node's"
            .formatted(ahead.abs().toMillis() / 1000.0, ahead.isNegative() ? "behind" : "ahead of");
    return ahead.abs().compareTo(TOLERATED) <= 0
        ? Finding.ok(found)
        : Finding.wrong(found, "let the node and the database's server follow one time (NTP)");
  }
}
