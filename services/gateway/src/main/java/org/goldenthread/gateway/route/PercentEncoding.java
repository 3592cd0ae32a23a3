package org.goldenthread.gateway.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/// Percent-decoding that refuses what it cannot read: the library functions put a replacement
/// character for bad UTF-8, and two ids would then be one.
public final class PercentEncoding {
  private PercentEncoding() {}

  /// The decoded text; empty for a broken escape or bytes that are not UTF-8.
  ///
  /// @param plusIsSpace as in a query, not in a path
  public static Optional<String> decode(String raw, boolean plusIsSpace) {
    boolean plain = true;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' || c > 0x7e || (plusIsSpace && c == '+')) {
        plain = false;
        break;
      }
    }
    return plain ? Optional.of(raw) : slowly(raw, plusIsSpace);
  }

  private static Optional<String> slowly(String raw, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        if (i + 2 >= raw.length()
            || !HexFormat.isHexDigit(raw.charAt(i + 1))
            || !HexFormat.isHexDigit(raw.charAt(i + 2))) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else if (c > 0x7e) {
        return Optional.empty();
      } else {
        bytes.write(plusIsSpace && c == '+' ? ' ' : c);
      }
    }
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}
