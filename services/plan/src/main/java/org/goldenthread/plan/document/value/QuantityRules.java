package org.goldenthread.plan.document.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.Quantity.Comparator;
import org.jspecify.annotations.Nullable;

/// Reads a quantity. Commas out of place are forgiven only where no other number could be meant.
final class QuantityRules {
  /// Longer texts are sentences, and no pattern is let loose on them.
  private static final int LONGEST = 120;

  private static final Pattern DASH = Pattern.compile("[-£\\s]*-[-£\\s]*");
  private static final Pattern BROKEN =
      Pattern.compile("(?<=\\d[.,])\\n(?=\\d)|(?<=\\d)\\n(?=\\.\\d)");
  private static final Pattern REMARK = Pattern.compile("\\s*\\([^()]*[a-z][^()]*\\)\\s*$");
  private static final Pattern ASTERISK = Pattern.compile("(?<=[\\d%)])\\s*\\*+$");
  private static final String UNIT = "(?<unit>%|[a-z][a-z ]{0,30})?";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<sign>[-+]?)\\s*(?<open>\\()?\\s*(?<inner>[-+]?)\\s*(?<pound>£)?\\s*(?<after>[-+]?)\\s*"
              + "(?<whole>\\d[\\d,]*)?(?<part>\\.\\d+)?\\s*(?<close>\\))?\\s*"
              + "(?<scale>(?:mn|million|m|k|000s|thousand)\\b)?\\s*"
              + UNIT);
  private static final Pattern SPAN =
      Pattern.compile(
          "£?(?<low>\\d[\\d,.]*)\\s*%?\\s*(?:-|\\bto\\b)\\s*£?(?<high>\\d[\\d,.]*)\\s*" + UNIT);
  private static final Pattern REGULAR = Pattern.compile("\\d+|\\d{1,3}(?:,\\d{3})+");
  private static final Pattern ODD_BUT_CERTAIN = Pattern.compile("\\d{1,3}(?:,\\d{3,})+");

  private static final Map<Pattern, Comparator> BEFORE = new LinkedHashMap<>();
  private static final Map<Pattern, Comparator> BEHIND = new LinkedHashMap<>();

  static {
    BEFORE.put(
        Pattern.compile("(?:no|not) more than|up to|at most|max(?:imum)?(?: of)?|≤|<="),
        Comparator.AT_MOST);
    BEFORE.put(
        Pattern.compile("at least|min(?:imum)?(?: of)?|(?:no|not) (?:less|fewer) than|≥|>="),
        Comparator.AT_LEAST);
    BEFORE.put(Pattern.compile("under|below|(?:less|fewer) than|<"), Comparator.LESS_THAN);
    BEFORE.put(Pattern.compile("over|above|more than|exceeding|>"), Comparator.MORE_THAN);
    BEFORE.put(
        Pattern.compile("about|around|approx(?:imately)?\\.?|circa|ca?\\.|~"), Comparator.ABOUT);
    BEHIND.put(Pattern.compile("(?: or more|\\+)$"), Comparator.AT_LEAST);
    BEHIND.put(Pattern.compile("(?: or (?:less|fewer))$"), Comparator.AT_MOST);
  }

  private static final Map<Pattern, String> UNITS =
      Map.of(
          Pattern.compile("wks?|weeks?"), "weeks",
          Pattern.compile("hrs?|hours?"), "hours",
          Pattern.compile("days?"), "days",
          Pattern.compile("working days?"), "working days",
          Pattern.compile("mths?|months?"), "months",
          Pattern.compile("yrs?|years?"), "years",
          Pattern.compile("mins?|minutes?"), "minutes",
          Pattern.compile("%|per ?cent"), "%",
          Pattern.compile("ftes?|wtes?"), "FTE");

  private QuantityRules() {}

  static Quantity read(String written, @Nullable String unit, int scale) {
    if (written.length() > LONGEST) return Quantity.unread(written, unit, scale);
    String whole = BROKEN.matcher(written).replaceAll("");
    String text = ASTERISK.matcher(TextRules.fold(whole)).replaceFirst("");
    boolean money = unit != null || text.contains("£");
    if (money && DASH.matcher(text).matches()) {
      return exactly(written, BigDecimal.ZERO, "GBP", scale, "");
    }
    String note = whole.equals(written) ? "" : "the number is broken over two lines";
    return number(written, text, unit, scale, note)
        .or(() -> number(written, withoutRemark(text), unit, scale, note))
        .or(() -> bounded(written, withoutRemark(text), unit, scale))
        .or(() -> span(written, withoutRemark(text), unit, scale))
        .orElseGet(() -> Quantity.unread(written, unit, scale));
  }

  private static String withoutRemark(String text) {
    return REMARK.matcher(text).replaceFirst("");
  }

  private static Optional<Quantity> number(
      String written, String text, @Nullable String unit, int scale, String note) {
    Matcher number = NUMBER.matcher(text);
    if (!number.matches() || contradicts(number)) return Optional.empty();
    String whole = number.group("whole") == null ? "0" : number.group("whole");
    boolean regular = REGULAR.matcher(whole).matches();
    if (!regular && !ODD_BUT_CERTAIN.matcher(whole).matches()) return Optional.empty();
    String part = number.group("part") == null ? "" : number.group("part");
    BigDecimal size = new BigDecimal(whole.replace(",", "") + part);
    BigDecimal value = negative(number) ? size.negate() : size;
    String odd = regular ? note : "a comma is missing between the thousands";
    String named = number.group("pound") == null ? named(number.group("unit"), unit) : "GBP";
    return Optional.of(exactly(written, value, named, scaleOf(number, scale), odd));
  }

  private static Optional<Quantity> bounded(
      String written, String text, @Nullable String unit, int scale) {
    for (Map.Entry<Pattern, Comparator> word : BEFORE.entrySet()) {
      Matcher said = word.getKey().matcher(text);
      if (!said.lookingAt()) continue;
      return number(written, text.substring(said.end()).strip(), unit, scale, "")
          .map(number -> bounded(number, word.getValue()));
    }
    for (Map.Entry<Pattern, Comparator> word : BEHIND.entrySet()) {
      Matcher said = word.getKey().matcher(text);
      if (!said.find()) continue;
      return number(written, text.substring(0, said.start()).strip(), unit, scale, "")
          .map(number -> bounded(number, word.getValue()));
    }
    return Optional.empty();
  }

  private static Quantity bounded(Quantity number, Comparator comparator) {
    return new Quantity(
        number.asWritten(),
        number.value(),
        number.unit(),
        number.scale(),
        comparator,
        null,
        null,
        number.readingNote());
  }

  private static Optional<Quantity> span(
      String written, String text, @Nullable String unit, int scale) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) return Optional.empty();
    Optional<Quantity> low = number(written, span.group("low"), unit, scale, "");
    Optional<Quantity> high = number(written, span.group("high"), unit, scale, "");
    BigDecimal from = low.map(Quantity::value).orElse(null);
    BigDecimal to = high.map(Quantity::value).orElse(null);
    if (from == null || to == null || from.compareTo(to) > 0) return Optional.empty();
    String named = text.contains("£") ? "GBP" : named(span.group("unit"), unit);
    return Optional.of(new Quantity(written, null, named, scale, Comparator.NONE, from, to, ""));
  }

  private static Quantity exactly(
      String written, BigDecimal value, @Nullable String unit, int scale, String note) {
    return new Quantity(written, value, unit, scale, Comparator.NONE, null, null, note);
  }

  /// Two signs, half a pair of brackets, a letter for a scale without a pound sign, or no digit.
  private static boolean contradicts(Matcher number) {
    int signs = 0;
    for (String sign : new String[] {"sign", "inner", "after"}) {
      if (!number.group(sign).isEmpty()) signs++;
    }
    boolean open = number.group("open") != null;
    boolean closed = number.group("close") != null;
    boolean none = number.group("whole") == null && number.group("part") == null;
    String scale = number.group("scale");
    boolean letter = scale != null && scale.length() == 1 && number.group("pound") == null;
    return signs > 1 || open != closed || none || letter || (open && signs > 0);
  }

  private static boolean negative(Matcher number) {
    return number.group("open") != null
        || (number.group("sign") + number.group("inner") + number.group("after")).contains("-");
  }

  private static @Nullable String named(@Nullable String written, @Nullable String given) {
    if (written == null) return given;
    String word = written.strip();
    for (Map.Entry<Pattern, String> unit : UNITS.entrySet()) {
      if (unit.getKey().matcher(word).matches()) return unit.getValue();
    }
    return word;
  }

  private static int scaleOf(Matcher number, int given) {
    String scale = number.group("scale");
    if (scale == null) return given;
    return scale.startsWith("m") ? 6 : 3;
  }
}
