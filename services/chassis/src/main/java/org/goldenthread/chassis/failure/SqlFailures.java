package org.goldenthread.chassis.failure;

import io.grpc.Status.Code;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a database's refusal means to the caller. A foreign key that checks a link is named
/// `link_<field>`, so that the answer names the field.
public final class SqlFailures {
  private static final String LINK = "link_";

  private SqlFailures() {}

  /// Whether another transaction got in the way and the same work may succeed when it is tried
  /// again.
  public static boolean isConflict(Throwable failed) {
    String state = sqlException(failed).map(SQLException::getSQLState).orElse("");
    return "40001".equals(state) || "40P01".equals(state);
  }

  /// Whether a row is still linked to by others.
  public static boolean isForeignKey(Throwable failed) {
    return sqlException(failed).map(SQLException::getSQLState).orElse("").equals("23503");
  }

  /// The failure to answer with; empty where it is none of the caller's or the operator's doing but
  /// a bug.
  public static Optional<Failure> find(Throwable failed) {
    return sqlException(failed).flatMap(SqlFailures::of);
  }

  private static Optional<Failure> of(SQLException failed) {
    String state = failed.getSQLState() == null ? "" : failed.getSQLState();
    if (failed instanceof SQLTransientConnectionException || isOutage(state) || isClosed(failed)) {
      return Optional.of(
          Failure.unavailable(
              ErrorReason.DATABASE_UNAVAILABLE,
              "The database cannot be used just now. Whether a change was made is not known: repeat"
                  + " it with the same Idempotency-Key, or read before you repeat it."));
    }
    return Optional.ofNullable(
        switch (state) {
          case "23505" ->
              Failure.of(
                  Code.ALREADY_EXISTS,
                  ErrorReason.RESOURCE_ALREADY_EXISTS,
                  "There is one already; read it, and update that one.");
          case "23503" -> link(constraint(failed));
          case "23514", "22001", "22P02", "22003", "22007", "22008", "22021" ->
              Failure.invalid(constraint(failed), "The value is not one that can be stored.");
          case "40001", "40P01" ->
              Failure.of(
                  Code.ABORTED,
                  ErrorReason.WRITE_CONFLICT,
                  "Others were changing the same records; nothing was changed by this call, try"
                      + " again.");
          case "57014" ->
              Failure.of(
                  Code.DEADLINE_EXCEEDED,
                  ErrorReason.DEADLINE_EXCEEDED,
                  "The database did not answer in time; nothing was changed by this call.");
          default -> null;
        });
  }

  private static Failure link(String constraint) {
    String field = constraint.startsWith(LINK) ? constraint.substring(LINK.length()) : constraint;
    return Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.LINK_NOT_FOUND,
            "What the field " + field + " points to is not there.")
        .with("field", field);
  }

  /// The pool's word for a connection that broke while the call had it; it gives no state.
  private static boolean isClosed(SQLException failed) {
    return failed.getSQLState() == null && "Connection is closed".equals(failed.getMessage());
  }

  private static boolean isOutage(String state) {
    return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
  }

  private static String constraint(SQLException failed) {
    @Nullable ServerErrorMessage message =
        failed instanceof PSQLException known ? known.getServerErrorMessage() : null;
    String constraint = message == null ? null : message.getConstraint();
    return constraint == null ? "" : constraint;
  }

  private static Optional<SQLException> sqlException(@Nullable Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.BatchUpdateException batch
          && batch.getNextException() != null) {
        return Optional.of(batch.getNextException());
      }
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }
}
