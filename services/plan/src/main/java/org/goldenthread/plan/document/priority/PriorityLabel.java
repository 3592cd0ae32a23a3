package org.goldenthread.plan.document.priority;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.TextRules;

/// `PRIORITY 1: Prevention`, with the title perhaps in the cell beside it. Some councils write
/// OBJECTIVE in the place of PRIORITY.
///
/// @param number empty where the priority has none
/// @param title empty where it stands elsewhere or is not filled in
/// @param objective whether it is called an objective; then it has a number
record PriorityLabel(String number, String title, boolean objective) {
  /// A number, or a colon, must tell that this is a heading and no sentence.
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?is)(?:key |strategic |divisional |service"
              + " )?(priority|objective(?!s))\\s*(?:no\\.?|number|area)?\\s*"
              + "(?:(\\d{1,3}|(?:one|two|three|four|five|six|seven|eight|nine|ten)\\b|[A-Z](?=\\s*[:.)–—-])|[ivx]{1,4}(?=\\s*[:.)–—-]))\\s*[:.)–—-]*|[:–—])\\s*(.*)");

  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "(?is)(?:brief |short )?description(?: of (?:the"
              + " )?(?:priority|objective))?\\s*(?:[:–—-]\\s*(.*)|)");
  private static final Pattern TITLE =
      Pattern.compile(
          "(?is)(?:(?:priority|objective) )?title(?: of (?:the"
              + " )?(?:priority|objective))?\\s*(?:[:–—-]\\s*(.*)|)");
  private static final int LONGEST_LOOK_ALIKE = 24;

  static Optional<PriorityLabel> in(String text) {
    Matcher written = WRITTEN.matcher(plain(text));
    if (!written.matches()) return Optional.empty();
    boolean objective = written.group(1).equalsIgnoreCase("objective");
    String number = written.group(2) == null ? "" : written.group(2);
    if (objective && number.isEmpty()) return Optional.empty();
    String title = TextRules.clean(text).substring(written.start(3));
    return Optional.of(new PriorityLabel(number, TextRules.line(title), objective));
  }

  /// The description behind its label, empty where the label stands alone; nothing where there is
  /// no label.
  static Optional<String> description(String text) {
    return behind(DESCRIPTION, text);
  }

  static Optional<String> title(String text) {
    return behind(TITLE, text);
  }

  private static Optional<String> behind(Pattern label, String text) {
    Matcher written = label.matcher(plain(text));
    if (!written.matches()) return Optional.empty();
    if (written.group(1) == null) return Optional.of("");
    return Optional.of(TextRules.clean(TextRules.clean(text).substring(written.start(1))));
  }

  /// The text, for matching, with look-alike letters where a label may stand made Latin. It is as
  /// long as what was written, from which the words behind the label are taken.
  private static String plain(String text) {
    String clean = TextRules.clean(text);
    int end = Math.min(clean.length(), LONGEST_LOOK_ALIKE);
    return TextRules.latin(clean.substring(0, end)) + clean.substring(end);
  }
}
