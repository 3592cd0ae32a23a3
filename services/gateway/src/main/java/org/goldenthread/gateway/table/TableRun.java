package org.goldenthread.gateway.table;

import com.google.protobuf.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.goldenthread.gateway.transcode.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one table, page after page, in a thread of its own.
///
/// All of it is of one instant. A list that ends on its first page is, as any answer; where there
/// are more pages and the caller named no `readTime`, the list is asked again from its beginning as
/// of the instant at which it was first asked.
public final class TableRun {
  private static final Logger LOG = LoggerFactory.getLogger(TableRun.class);

  private final Listing listing;
  private final TableType type;
  private final Json json;
  private final Clock clock;
  private final UnaryOperator<Message> ask;

  /// A run.
  ///
  /// @param ask gives a page for the question for it, for the caller of the table
  public TableRun(
      Listing listing, TableType type, Json json, Clock clock, UnaryOperator<Message> ask) {
    this.listing = listing;
    this.type = type;
    this.json = json;
    this.clock = clock;
    this.ask = ask;
  }

  /// Begins. The body is there when the first page is, and fails as that does.
  ///
  /// @param most how long all of it may take
  /// @param onEnd is run once, when nothing is written any more
  public CompletableFuture<Outflow> begin(Message asked, Duration most, Runnable onEnd) {
    Message question = listing.first(asked);
    CompletableFuture<Outflow> begun = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("table")
        .start(
            () -> {
              try {
                run(question, new Outflow(most), begun);
              } finally {
                onEnd.run();
              }
            });
    return begun;
  }

  private void run(Message asked, Outflow out, CompletableFuture<Outflow> begun) {
    try {
      Message question = asked;
      Instant now = clock.instant();
      Message page = ask.apply(question);
      if (!listing.next(page).isEmpty() && listing.isUnsettled(question)) {
        question = listing.at(question, now);
        page = ask.apply(question);
      }
      begun.complete(out);
      write(question, page, out);
      out.complete();
    } catch (IOException gone) {
      LOG.debug("a table was given up", gone);
    } catch (RuntimeException failure) {
      if (!begun.completeExceptionally(failure)) {
        out.fail(failure);
      }
    }
  }

  private void write(Message question, Message first, Outflow out) throws IOException {
    Columns columns = Columns.of(listing.items().getMessageType(), json);
    Message page = first;
    try (Table table = type.open(out, listing.items().getJsonName(), columns)) {
      while (true) {
        for (Object row : listing.rows(page)) {
          table.row(columns.cells((Message) row));
        }
        String next = listing.next(page);
        if (next.isEmpty()) {
          return;
        }
        page = ask.apply(listing.after(question, next));
      }
    }
  }
}
