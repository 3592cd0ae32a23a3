package org.goldenthread.gateway.view.change;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Where one stands in each service's log, as one opaque text.
///
/// @param scope to which question the places belong
/// @param byService a service's place, in its own words
record Places(String scope, Map<String, String> byService) {
  Places {
    byService = Map.copyOf(byService);
    if (scope.contains("\n") || byService.toString().contains("\n")) {
      throw new IllegalArgumentException("a place is one line");
    }
  }

  /// The checksum tells a text that was cut off, which base64 alone would take for a shorter one.
  String text() {
    StringBuilder lines = new StringBuilder(scope);
    new TreeMap<>(byService)
        .forEach((service, place) -> lines.append('\n').append(service).append(' ').append(place));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (checksum(lines.toString()) + "\n" + lines).getBytes(StandardCharsets.UTF_8));
  }

  /// Empty for what is not the text of places in this scope.
  static Optional<Places> parse(String text, String scope) {
    String[] parts = decoded(text).split("\n", 2);
    if (parts.length < 2 || !parts[0].equals(checksum(parts[1]))) {
      return Optional.empty();
    }
    String[] lines = parts[1].split("\n", -1);
    if (!lines[0].equals(scope)) {
      return Optional.empty();
    }
    Map<String, String> byService = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] words = lines[i].split(" ", 2);
      byService.put(words[0], words.length > 1 ? words[1] : "");
    }
    return Optional.of(new Places(scope, byService));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      return "";
    }
  }

  private static String checksum(String lines) {
    CRC32 crc = new CRC32();
    crc.update(lines.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
