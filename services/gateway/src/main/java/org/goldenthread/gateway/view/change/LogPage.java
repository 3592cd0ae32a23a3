package org.goldenthread.gateway.view.change;

import com.google.protobuf.util.Timestamps;
import java.util.Comparator;
import java.util.List;
import org.goldenthread.type.v1.Change;
import org.goldenthread.type.v1.ListChangesResponse;

/// One service's page while it is merged with the others'.
final class LogPage {
  private static final String DONE = "done";

  private final String service;
  private final List<Change> changes;
  private final String token;
  private final String next;
  private int taken;

  /// @param place what [#place] gave for the page before; empty at the beginning
  LogPage(String service, String place, ListChangesResponse page) {
    this.service = service;
    this.changes = page.getChangesList();
    this.token = token(place);
    this.next = page.getNextPageToken();
    this.taken = Math.min(skipped(place), changes.size());
  }

  static boolean isDone(String place) {
    return place.equals(DONE);
  }

  /// The service's own page token in a place.
  static String token(String place) {
    return place.isEmpty() ? "" : place.substring(place.indexOf(':') + 1);
  }

  private static int skipped(String place) {
    return place.isEmpty() ? 0 : Integer.parseInt(place.substring(0, place.indexOf(':')));
  }

  /// Whether a place has the form that [#place] gives it.
  static boolean isPlace(String place) {
    return place.isEmpty() || isDone(place) || place.matches("[0-9]{1,4}:[^\n]*");
  }

  /// The changes of one service stay in its own order; between services the instant decides, and
  /// where it is the same, the services' order.
  static Comparator<LogPage> byHead(boolean newestFirst, List<String> services) {
    Comparator<LogPage> byTime =
        Comparator.comparing(page -> page.head().getRecordTime(), Timestamps.comparator());
    return (newestFirst ? byTime.reversed() : byTime)
        .thenComparing(page -> services.indexOf(page.service));
  }

  boolean hasHead() {
    return taken < changes.size();
  }

  /// Whether nobody can tell what comes next before another page is read.
  boolean isUsedUp() {
    return !hasHead() && !next.isEmpty();
  }

  private Change head() {
    return changes.get(taken);
  }

  Change take() {
    Change head = head();
    taken++;
    return head;
  }

  String service() {
    return service;
  }

  /// Where to go on: a service's pages end where it ends them, so a page begun is read again and
  /// what was taken of it passed over.
  String place() {
    if (hasHead()) {
      return taken + ":" + token;
    }
    return next.isEmpty() ? DONE : "0:" + next;
  }
}
