package org.goldenthread.plan.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.goldenthread.chassis.record.Reads;
import org.goldenthread.testing.service.ServiceUnderTest;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final String UNIT =
      "insert into unit (id, etag, create_time, update_time, display_name, abbreviation,"
          + " other_names, kind, predecessors, heads, position)"
          + " values ('one', 1, now(), now(), 'One', '', '{}', 'DIVISION', '{}', '{}', 1)";

  @Test
  void what_commits_while_a_snapshot_is_read_is_not_in_it() throws SQLException {
    try (ServiceUnderTest service = ServiceUnderTest.start("plan");
        Connection writer = service.database().connect();
        Statement insert = writer.createStatement()) {
      Reads reads = service.bean(Reads.class);
      JdbcOperations jdbc = service.bean(JdbcOperations.class);
      int seen =
          reads.snapshot(
              null,
              () -> {
                assertEquals(0, units(jdbc));
                execute(insert);
                return units(jdbc);
              });
      assertEquals(0, seen);
      assertEquals(1, reads.snapshot(null, () -> units(jdbc)));
    }
  }

  private static void execute(Statement insert) {
    try {
      insert.executeUpdate(UNIT);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static int units(JdbcOperations jdbc) {
    return jdbc.prepareStatement(
        "select count(*) from unit",
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getInt(1);
          }
        });
  }
}
