package org.goldenthread.gateway.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request's place in a W3C trace: the caller's own trace where it brings one, else a new one.
///
/// @param id 32 hex digits
/// @param span the gateway's part of it, 16 hex digits
/// @param flags two hex digits
public record Trace(String id, String span, String flags) {
  private static final Pattern PARENT =
      Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  static Trace of(@Nullable String traceparent) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String span = hex(random.nextLong(1, Long.MAX_VALUE));
    Matcher parent = PARENT.matcher(traceparent == null ? "" : traceparent);
    return parent.matches() && !parent.group(1).equals(NO_TRACE) && !parent.group(2).equals(NO_SPAN)
        ? new Trace(parent.group(1), span, parent.group(3))
        : new Trace(hex(random.nextLong()) + hex(random.nextLong(1, Long.MAX_VALUE)), span, "01");
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  /// As the header writes it.
  public String traceparent() {
    return "00-" + id + "-" + span + "-" + flags;
  }
}
