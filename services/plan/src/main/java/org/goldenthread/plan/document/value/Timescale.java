package org.goldenthread.plan.document.value;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How soon a critical function must be back: `4 Hours`, `24hrs`, `2 WEEKS`. Working days, months
/// and ranges have no certain length and stay as written.
public record Timescale(String asWritten, @Nullable Duration duration) {
  private static final String BOUND = "(?:within|up to|max(?:imum)?(?: of)?|less than|<)?\\s*";
  private static final String NUMBER = "(\\d{1,4}|[a-z]+(?:[ -][a-z]+)?)\\s*-?\\s*";
  private static final String UNIT = "(m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)\\.?";
  private static final String END = "(?: \\(?max(?:imum)?\\)?)?";
  private static final Pattern WRITTEN = Pattern.compile(BOUND + NUMBER + UNIT + END);

  /// Longer texts are sentences, and no pattern is let loose on them.
  private static final int LONGEST = 60;

  private static final List<String> WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  public Timescale {
    requireNonNull(asWritten);
    if (duration != null && duration.isNegative()) {
      throw new IllegalArgumentException("a time scale is not negative");
    }
  }

  public static Timescale of(String written) {
    String kept = TextRules.clean(written);
    if (kept.length() > LONGEST) return new Timescale(kept, null);
    Matcher said = WRITTEN.matcher(TextRules.fold(kept));
    if (!said.matches()) return new Timescale(kept, null);
    Integer number = number(said.group(1));
    return new Timescale(kept, number == null ? null : length(number, said.group(2)));
  }

  public boolean isBlank() {
    return asWritten.isBlank();
  }

  private static @Nullable Integer number(String written) {
    if (Character.isDigit(written.charAt(0))) return Integer.valueOf(written);
    return switch (written) {
      case "twenty four", "twenty-four" -> 24;
      case "forty eight", "forty-eight" -> 48;
      default -> WORDS.contains(written) ? WORDS.indexOf(written) : null;
    };
  }

  private static Duration length(int number, String unit) {
    return switch (unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      case 'w' -> Duration.ofDays(7L * number);
      default -> throw new IllegalArgumentException("no unit of time: " + unit);
    };
  }
}
