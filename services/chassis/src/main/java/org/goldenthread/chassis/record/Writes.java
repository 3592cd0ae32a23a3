package org.goldenthread.chassis.record;

import com.google.protobuf.Message;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.goldenthread.chassis.access.Permit;
import org.goldenthread.chassis.failure.SqlFailures;
import org.goldenthread.chassis.link.Asked;
import org.goldenthread.chassis.link.LinkCheck;

/// Transactions that record something. What is changed, its rows in the change log and the kept
/// answer of an idempotent call commit together or not at all.
@Singleton
public final class Writes {
  private static final int ATTEMPTS = 4;

  private final JdbcOperations jdbc;
  private final TransactionOperations<Connection> transactions;
  private final LinkCheck links;
  private final List<ChangeRule> rules;

  Writes(
      JdbcOperations jdbc,
      TransactionOperations<Connection> transactions,
      LinkCheck links,
      List<ChangeRule> rules) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.links = links;
    this.rules = List.copyOf(rules);
  }

  /// Runs `work` in one transaction, and again where another transaction got in its way; so `work`
  /// may touch nothing but the database.
  ///
  /// @param request the call's request: its digest tells a repeated call from a reused key
  /// @param prototype what the answer looks like
  public <T extends Message> T write(
      Message request, Recording.Cause cause, T prototype, Function<Recording, T> work) {
    Asked asked = links.ask(request);
    return attempt(false, () -> once(request, cause, asked, prototype, work));
  }

  /// One of several transactions of a call that keeps its own account of what it has done, and by
  /// that account does not do it twice.
  public <T> T part(Message request, Recording.Cause cause, Function<Recording, T> work) {
    Asked asked = links.ask(request);
    return attempt(
        false,
        () -> work.apply(new Recording(jdbc, Permit.current().caller(), cause, asked, rules)));
  }

  /// The same, rolled back at its end: what would happen, without a trace. Links are not checked:
  /// what they point to may be part of what would happen.
  public <T extends Message> T rehearse(Recording.Cause cause, Function<Recording, T> work) {
    return attempt(
        true,
        () ->
            work.apply(
                new Recording(jdbc, Permit.current().caller(), cause, Asked.NOTHING, rules)));
  }

  private <T extends Message> T once(
      Message request,
      Recording.Cause cause,
      Asked links,
      T prototype,
      Function<Recording, T> work) {
    Permit permit = Permit.current();
    Recording recording = new Recording(jdbc, permit.caller(), cause, links, rules);
    if (cause.requestId().isEmpty()) {
      return work.apply(recording);
    }
    Idempotency idempotency =
        new Idempotency(
            jdbc,
            permit.caller().subject(),
            permit.method(),
            UUID.fromString(cause.requestId()),
            request);
    Optional<T> answer = idempotency.claim(prototype);
    if (answer.isPresent()) {
      return answer.get();
    }
    T response = work.apply(recording);
    idempotency.keep(response);
    return response;
  }

  private <T> T attempt(boolean rollBack, java.util.function.Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return transactions.executeWrite(
            status -> {
              if (rollBack) {
                status.setRollbackOnly();
              }
              return work.get();
            });
      } catch (RuntimeException failed) {
        if (attempt == ATTEMPTS || !SqlFailures.isConflict(failed)) {
          throw failed;
        }
      }
    }
  }
}
