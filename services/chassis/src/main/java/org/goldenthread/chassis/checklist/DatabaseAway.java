package org.goldenthread.chassis.checklist;

import java.sql.SQLException;

/// The database cannot be connected to; the cause says why.
final class DatabaseAway extends SQLException {
  private static final long serialVersionUID = 1L;

  DatabaseAway(SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause);
  }
}
