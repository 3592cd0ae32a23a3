package org.goldenthread.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.goldenthread.benchmarks.way.Work;

/// A request by one of the ways to do it: what one measurement is of.
///
/// @param request what is asked for
/// @param by the way, as the tables name it
/// @param works one for each client
record Target(String request, String by, List<Work> works) {
  static final String GATEWAY = "gateway";
  static final String GRPC = "gRPC";
  static final String SQL = "SQL";
  static final String GROWN = "gateway, 10× plans";

  Target {
    works = List.copyOf(works);
  }

  /// Makes a client's work.
  @FunctionalInterface
  interface Maker {
    Work of(int client) throws Exception;
  }

  static Target of(String request, String by, int clients, Maker maker) throws Exception {
    var works = new ArrayList<Work>(clients);
    for (int client = 0; client < clients; client++) {
      works.add(maker.of(client));
    }
    return new Target(request, by, works);
  }

  @Override
  public String toString() {
    return request + " by " + by;
  }
}
