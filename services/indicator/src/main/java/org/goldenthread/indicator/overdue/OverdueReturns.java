package org.goldenthread.indicator.overdue;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.annotation.PostConstruct;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.goldenthread.chassis.measure.Watched;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.indicator.overdue.DueRules.Rhythm;

/// Counts the indicators whose figure is overdue, for whoever watches:
/// `goldenthread_returns_overdue`.
///
/// A figure is that of the indicator's own unit. One that is known to be withheld, new or not
/// applicable is there; one that is promised (`TBC`) is not. An indicator that is no longer
/// collected owes none.
@Context
@Requires(beans = DataSource.class)
final class OverdueReturns {
  private static final ZoneId HERE = ZoneId.of("Europe/London");

  /// One step into `measurement_one` for each indicator; but for the offset, the planner would
  /// rather read through all figures once they seem few.
  static final String COUNT =
      """
      select count(*)
        from indicator i
        join unnest(?::text[], ?::text[], ?::text[]) as due(frequency, calendar, period)
          on due.frequency = i.frequency and due.calendar = i.calendar
       where i.lifecycle <> 'DISCONTINUED'
         and not exists (
           select from measurement_revision m
            where m.indicator = i.id and m.of_unit = '' and m.period = due.period
              and (m.value_value is not null or m.numerator is not null
                   or m.value_qualifier in
                      ('NEW_INDICATOR', 'DISCONTINUED', 'NOT_APPLICABLE', 'SUPPRESSED'))
           offset 0)
      """;

  private final Watched watched;
  private final Reads reads;
  private final JdbcOperations jdbc;
  private final Clock clock;
  private final ReturnConfig config;

  OverdueReturns(
      Watched watched, Reads reads, JdbcOperations jdbc, Clock clock, ReturnConfig config) {
    this.watched = watched;
    this.reads = reads;
    this.jdbc = jdbc;
    this.clock = clock;
    this.config = config;
  }

  @PostConstruct
  void watch() {
    watched.watch(
        "goldenthread.returns.overdue",
        "Indicators without a figure for the last period by whose end and some days it was due",
        this::count);
  }

  int count() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), HERE);
    return reads.read(null, () -> jdbc.prepareStatement(COUNT, it -> count(it, today)));
  }

  private int count(PreparedStatement statement, LocalDate today) throws SQLException {
    List<String> frequencies = new ArrayList<>();
    List<String> calendars = new ArrayList<>();
    List<String> periods = new ArrayList<>();
    for (Rhythm rhythm : DueRules.RHYTHMS) {
      DueRules.due(rhythm, today, config.overdueAfterDays())
          .ifPresent(
              period -> {
                frequencies.add(rhythm.frequency());
                calendars.add(rhythm.calendar());
                periods.add(period.written());
              });
    }
    statement.setArray(1, texts(statement.getConnection(), frequencies));
    statement.setArray(2, texts(statement.getConnection(), calendars));
    statement.setArray(3, texts(statement.getConnection(), periods));
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getInt(1);
    }
  }

  private static Array texts(Connection connection, List<String> texts) throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }
}
