package org.goldenthread.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What came back, from whichever protocol.
///
/// @param status an HTTP status or the name of a gRPC status
/// @param headers by name, in any case
/// @param reason why it failed; null where it did not
/// @param violations the codes of the field violations, sorted
/// @param body as JSON; text where it is none
record Answer(
    String status,
    Map<String, String> headers,
    @Nullable String reason,
    List<String> violations,
    JsonNode body) {
  private static final int SHOWN = 4000;

  Answer {
    var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(headers);
    headers = byName;
    violations = violations.stream().sorted().toList();
  }

  @Override
  public String toString() {
    var text = body.toPrettyString();
    return status + " " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
