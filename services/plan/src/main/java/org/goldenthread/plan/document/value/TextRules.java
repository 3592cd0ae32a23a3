package org.goldenthread.plan.document.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text made comparable. TextRules is for matching only: what is kept is [#clean(String)], which
/// changes nothing that a reader of the page could see.
public final class TextRules {
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");
  private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|[\\u2028\\u2029\\u0085]");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
  private static final Pattern NARROW_SPACE = Pattern.compile("[\\p{Zs}]");
  private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
  private static final Pattern AROUND_BREAK = Pattern.compile("[ \\t]*\\n\\s*");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}%£]+");

  /// Letters of other scripts that look like a Latin one, and the Latin one. Real plans hold them
  /// where text was scanned or pasted (Cyrillic `А В С`, Greek `Υ`).
  private static final String LOOK_ALIKE =
      "АВЕЅІЈКМНОРСТУХҮаеѕіјорсухһԁԛԝкмтвнΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχωϲϳ";

  private static final String LATIN =
      "ABESIJKMHOPCTYXYaesijopcyxhdqwkmtbhABEZHIKMNOPTYXaikvoptuxwcj";

  private TextRules() {}

  /// What is kept: NFC, no soft hyphen or other invisible mark, every kind of space one plain
  /// space, no control character but line break and tab, nothing blank at the ends.
  public static String clean(String written) {
    if (isPlain(written)) return written.strip();
    String text = Normalizer.normalize(written, Normalizer.Form.NFC);
    text = INVISIBLE.matcher(text).replaceAll("");
    text = LINE_BREAK.matcher(text).replaceAll("\n");
    text = CONTROL.matcher(text).replaceAll("");
    text = NARROW_SPACE.matcher(text).replaceAll(" ");
    return AROUND_BREAK.matcher(text).replaceAll("\n").strip();
  }

  /// One line of [#clean(String)]: breaks and tabs are spaces.
  public static String line(String written) {
    String text = clean(written);
    boolean done = isPlain(text) && !text.contains("  ");
    return done ? text : SPACES.matcher(text).replaceAll(" ").strip();
  }

  /// For matching: look-alike letters Latin, quotes and dashes plain, lower case, one space.
  public static String fold(String written) {
    String line = line(written);
    if (isPlain(line)) return line.toLowerCase(Locale.ROOT);
    String text = Normalizer.normalize(latin(line), Normalizer.Form.NFKC);
    text = text.toLowerCase(Locale.ROOT);
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  /// For matching headings: [#fold(String)] with everything but letters, digits, `%` and `£` a
  /// space.
  public static String words(String written) {
    return PUNCTUATION.matcher(fold(written)).replaceAll(" ").strip();
  }

  /// Whether a text is of printable ASCII alone, as most are: then there is nothing to fold.
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign < ' ' || sign > '~') return false;
    }
    return true;
  }

  public static boolean isCapitals(String text) {
    return text.chars().anyMatch(Character::isUpperCase)
        && text.chars().noneMatch(Character::isLowerCase);
  }

  /// The text with look-alike letters made Latin, quotes and dashes plain, and as long as before.
  public static String latin(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    text.codePoints().forEach(letter -> folded.appendCodePoint(latin(letter)));
    return folded.toString();
  }

  private static int latin(int letter) {
    int found = LOOK_ALIKE.indexOf(letter);
    if (found >= 0) return LATIN.charAt(found);
    return switch (letter) {
      case '‘', '’', '‛', '′', '´', '`' -> '\'';
      case '“', '”', '„', '″' -> '"';
      case '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
      default -> letter;
    };
  }
}
