package org.goldenthread.plan.forward.document;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Content lines of an iCalendar object (RFC 5545, section 3.1), as text that grows. The calendar
/// libraries build the whole object before they write any of it, and a forward plan is sent page by
/// page.
final class ContentLines {
  private static final int OCTETS = 75;
  private static final String END = "\r\n";

  private final StringBuilder written = new StringBuilder();

  /// A line whose value needs no escaping, such as a date.
  ContentLines line(String name, String value) {
    fold(name + ":" + value);
    return this;
  }

  /// A line with a value of the type TEXT (section 3.3.11); nothing where it is empty.
  ContentLines text(String name, String value) {
    return value.isEmpty() ? this : line(name, escape(value));
  }

  String take() {
    String taken = written.toString();
    written.setLength(0);
    return taken;
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\r\\n|\\r|\\n", "\\\\n");
  }

  /// No line is longer than 75 octets without its end, and none breaks within a letter.
  private void fold(String line) {
    int octets = 0;
    for (int at = 0; at < line.length(); ) {
      int letter = line.codePointAt(at);
      int more = Character.toString(letter).getBytes(UTF_8).length;
      if (octets + more > OCTETS) {
        written.append(END).append(' ');
        octets = 1;
      }
      written.appendCodePoint(letter);
      octets += more;
      at += Character.charCount(letter);
    }
    written.append(END);
  }
}
