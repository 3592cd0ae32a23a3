package org.goldenthread.plan.document.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.QualifiedValue.Qualifier;

/// Reads a qualified value: first the words that stand for a figure, then a figure with its
/// qualifier before or behind it.
final class QualifiedValueRules {
  /// Longer texts are sentences, and no pattern is let loose on them.
  private static final int LONGEST = 200;

  private static final Map<Pattern, Qualifier> WITHOUT_FIGURE = new LinkedHashMap<>();

  static {
    say("t\\.?\\s?b\\.?\\s?[ca]\\.?|to be (?:confirmed|announced)(.*)", Qualifier.TBC);
    say("n\\.?\\s?/\\s?a\\.?(.*)|na|not applicable(.*)", Qualifier.NOT_APPLICABLE);
    say("new(?: (?:indicator|measure|pi|target))?(?:[,;:( ].*)?", Qualifier.NEW_INDICATOR);
    say(
        "(?:tbd|(?:to be|not|not yet|yet to be|awaiting) (?:set|determined|decided|agreed)"
            + "|awaiting target|set later)(.*)",
        Qualifier.NOT_YET_SET);
    say(
        "(?:discontinued|deleted|ceased|no longer (?:collected|measured))(.*)",
        Qualifier.DISCONTINUED);
    say("(?:suppressed)(.*)", Qualifier.SUPPRESSED);
    say(
        "|-+|\\.\\.+|none|nil return|no (?:data|survey|figure|return)(.*)"
            + "|(?:data )?(?:not|un)\\s?available(.*)|not (?:collected|known|returned)(.*)",
        Qualifier.MISSING);
  }

  private static final Pattern BEFORE =
      Pattern.compile("(draft|dft|prov(?:isional)?|est(?:imated?)?)[\\s.:,-]+(.*)");
  private static final Pattern BEHIND =
      Pattern.compile(
          "(.*?)[\\s,;-]*(?:\\(?(draft|prov(?:isional)?|est(?:imated?)?)\\.?\\)?|\\(([dpe])\\))");
  private static final Pattern NOTE = Pattern.compile(".*?\\S\\s*\\(([^()]*)\\)");
  private static final Pattern UNTIL =
      Pattern.compile(".*?\\b(?:until|by|in|during|from|expected)[\\s:]+([^,;]{3,40}?)[.)]?");

  private QualifiedValueRules() {}

  static QualifiedValue read(String written) {
    if (written.length() > LONGEST) {
      return QualifiedValue.without(written, Qualifier.UNKNOWN, "");
    }
    String text = TextRules.fold(written);
    for (Map.Entry<Pattern, Qualifier> word : WITHOUT_FIGURE.entrySet()) {
      Matcher said = word.getKey().matcher(text);
      if (said.matches()) return without(written, word.getValue(), rest(said));
    }
    return qualified(written, text)
        .or(() -> figure(written, text, Qualifier.ACTUAL))
        .orElseGet(() -> QualifiedValue.without(written, Qualifier.UNKNOWN, ""));
  }

  private static QualifiedValue without(String written, Qualifier why, String rest) {
    Matcher until = UNTIL.matcher(rest);
    FuzzyDate date = until.matches() ? FuzzyDate.of(until.group(1)) : FuzzyDate.of("");
    boolean dated = date.earliest() != null;
    return new QualifiedValue(written, why, null, dated ? date : null, rest);
  }

  private static Optional<QualifiedValue> qualified(String written, String text) {
    Matcher before = BEFORE.matcher(text);
    if (before.matches()) {
      Optional<QualifiedValue> value = figure(written, before.group(2), qualifier(before.group(1)));
      if (value.isPresent()) return value;
    }
    Matcher behind = BEHIND.matcher(text);
    if (!behind.matches()) return Optional.empty();
    String word = behind.group(2) == null ? behind.group(3) : behind.group(2);
    return figure(written, behind.group(1), qualifier(word));
  }

  private static Optional<QualifiedValue> figure(String written, String text, Qualifier qualifier) {
    Quantity read = QuantityRules.read(text.strip(), null, 0);
    if (read.isBlank() || !read.isUnderstood()) return Optional.empty();
    Quantity figure =
        new Quantity(
            written,
            read.value(),
            read.unit(),
            read.scale(),
            read.comparator(),
            read.lowest(),
            read.highest(),
            read.readingNote());
    Matcher noted = NOTE.matcher(text);
    String note = noted.matches() ? noted.group(1) : "";
    return Optional.of(new QualifiedValue(written, qualifier, figure, null, note));
  }

  private static Qualifier qualifier(String word) {
    return switch (word.charAt(0)) {
      case 'd' -> Qualifier.DRAFT;
      case 'p' -> Qualifier.PROVISIONAL;
      case 'e' -> Qualifier.ESTIMATED;
      default -> throw new IllegalArgumentException("no qualifier: " + word);
    };
  }

  private static String rest(Matcher said) {
    for (int group = 1; group <= said.groupCount(); group++) {
      String text = said.group(group);
      if (text != null && !text.isBlank()) return text.replaceFirst("^[\\s:;,.-]+", "");
    }
    return "";
  }

  private static void say(String pattern, Qualifier qualifier) {
    WITHOUT_FIGURE.put(Pattern.compile(pattern), qualifier);
  }
}
