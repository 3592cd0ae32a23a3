package org.goldenthread.gateway.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A request's path, cut and decoded.
///
/// @param segments decoded; none is empty, holds a slash or a control character, or means "up"
/// @param base the last segment before its last colon, decoded; empty where there is no verb
/// @param verb what follows that colon
public record RequestPath(List<String> segments, String base, String verb) {

  public RequestPath {
    segments = List.copyOf(segments);
  }

  /// Reads a raw path; empty where it cannot be one of ours: an encoded slash in an id, bad
  /// percent-encoding, bytes that are not UTF-8, an empty segment.
  public static Optional<RequestPath> read(String raw) {
    if (raw.isEmpty() || raw.charAt(0) != '/') {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>(8);
    int from = 1;
    while (true) {
      int slash = raw.indexOf('/', from);
      int to = slash < 0 ? raw.length() : slash;
      Optional<String> segment = segment(raw.substring(from, to));
      if (segment.isEmpty()) {
        return Optional.empty();
      }
      segments.add(segment.get());
      if (slash < 0) {
        return Optional.of(withVerb(segments, raw.substring(from)));
      }
      from = slash + 1;
    }
  }

  private static RequestPath withVerb(List<String> segments, String last) {
    int colon = last.lastIndexOf(':');
    if (colon <= 0 || colon == last.length() - 1) {
      return new RequestPath(segments, "", "");
    }
    return segment(last.substring(0, colon))
        .map(base -> new RequestPath(segments, base, last.substring(colon + 1)))
        .orElseGet(() -> new RequestPath(segments, "", ""));
  }

  private static Optional<String> segment(String raw) {
    Optional<String> decoded = PercentEncoding.decode(raw, false);
    return decoded.filter(RequestPath::isOurs);
  }

  private static boolean isOurs(String segment) {
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      return false;
    }
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '/' || c < ' ' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  /// The path with the verb cut off its last segment.
  List<String> withoutVerb() {
    List<String> cut = new ArrayList<>(segments);
    cut.set(cut.size() - 1, base);
    return cut;
  }
}
