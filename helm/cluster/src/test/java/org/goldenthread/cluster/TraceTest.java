package org.goldenthread.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.cluster.platform.Caller;
import org.goldenthread.cluster.platform.Cluster;
import org.goldenthread.cluster.platform.Collector;
import org.goldenthread.cluster.platform.Council;
import org.goldenthread.cluster.platform.Installed;
import org.goldenthread.cluster.platform.Seen;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One request is followed from the gateway to SQL, in a collector that runs in the cluster.
@Order(2)
@ExtendWith(Installed.class)
class TraceTest {
  private static final Pattern SPAN =
      Pattern.compile(
          "Trace ID +: (\\w+)\\s+Parent ID +: (\\w*)\\s+ID +: (\\w+)\\s+Name +: ([^\\n"
              + "]+)\\n"
              + "\\s+Kind +: (\\w+)");

  private final Council council;

  TraceTest(Council council) {
    this.council = council;
  }

  /// A span that the collector was sent.
  private record Span(String parent, String id, String name, String kind) {}

  @Test
  void a_request_is_followed_from_the_gateway_to_sql() throws IOException {
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    String trace = HexFormat.of().formatHex(id);
    Caller viewer = council.caller("viewer");
    viewer
        .send(
            viewer
                .request("/v1/directorates/fsc/plans")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .GET())
        .ok();

    Cluster.until(
        "the collector has the whole trace",
        Cluster.PATIENCE,
        () -> path(spans(trace)).size() >= 4);

    List<String> path = path(spans(trace));
    Seen.that("one request in a trace", String.join(" > ", path));
    assertTrue(path.getFirst().contains("Server"), path::toString);
    assertTrue(path.getLast().contains("SELECT"), path::toString);
  }

  private List<Span> spans(String trace) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = SPAN.matcher(Collector.log(council.cluster()));
    while (matcher.find()) {
      if (matcher.group(1).equals(trace)) {
        spans.add(
            new Span(
                matcher.group(2), matcher.group(3), matcher.group(4).strip(), matcher.group(5)));
      }
    }
    return spans;
  }

  /// The longest way down from the span that the caller's own is the parent of.
  private static List<String> path(List<Span> spans) {
    return below("00f067aa0ba902b7", spans);
  }

  private static List<String> below(String parent, List<Span> spans) {
    List<String> longest = List.of();
    for (Span span : spans) {
      if (span.parent().equals(parent)) {
        List<String> path = new ArrayList<>(List.of(span.kind() + " " + span.name()));
        path.addAll(below(span.id(), spans));
        longest = path.size() > longest.size() ? path : longest;
      }
    }
    return longest;
  }
}
