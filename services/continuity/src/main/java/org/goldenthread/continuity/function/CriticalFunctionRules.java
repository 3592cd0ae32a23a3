package org.goldenthread.continuity.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.continuity.function.CriticalFunctionState.Gap;

/// What holds of critical functions (ISO 22301).
public final class CriticalFunctionRules {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:within |up to |max(?:imum)? )?(\\d{1,6}(?:\\.\\d{1,3})?) ?-?(working"
              + " days?|minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|months?|years?)\\.?");

  // Longer texts are sentences, and no pattern is let loose on them.
  private static final int LONGEST = 60;

  private CriticalFunctionRules() {}

  /// The time that was written, such as `4 Hours` or `within 2 weeks`; empty where it is no single
  /// one.
  public static Optional<RecoveryTime> read(String written) {
    String folded = written.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    if (folded.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher said = WRITTEN.matcher(folded);
    return said.matches()
        ? Optional.of(new RecoveryTime(new BigDecimal(said.group(1)), unit(said.group(2))))
        : Optional.empty();
  }

  /// In minutes, as times are compared: a working day as a day, a month as 30 days, a year as 365.
  /// Empty where the unit is none of time.
  public static Optional<Long> minutes(RecoveryTime time) {
    long each =
        switch (unit(time.unit().strip().toLowerCase(Locale.ROOT))) {
          case "minutes" -> 1;
          case "hours" -> 60;
          case "days", "working days" -> 1440;
          case "weeks" -> 7 * 1440;
          case "months" -> 30 * 1440;
          case "years" -> 365 * 1440;
          default -> 0;
        };
    BigDecimal minutes = time.number().multiply(BigDecimal.valueOf(each));
    boolean comparable = each > 0 && minutes.signum() >= 0 && minutes.precision() < 15;
    return comparable
        ? Optional.of(minutes.setScale(0, RoundingMode.CEILING).longValue())
        : Optional.empty();
  }

  /// What a critical function lacks to be planned for. A recovery time equal to the tolerable
  /// disruption is not beyond it.
  public static Set<Gap> gaps(CriticalFunctionState function) {
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    Long rto = function.rtoMinutes();
    Long mtpd = function.mtpdMinutes();
    lack(gaps, Gap.NO_OWNER, function.owners().isEmpty());
    lack(gaps, Gap.NO_RTO, rto == null);
    lack(gaps, Gap.NO_MTPD, mtpd == null);
    lack(gaps, Gap.NO_MBCO, function.mbco().isBlank());
    lack(gaps, Gap.RTO_BEYOND_MTPD, rto != null && mtpd != null && rto > mtpd);
    return gaps;
  }

  private static void lack(Set<Gap> gaps, Gap gap, boolean lacks) {
    if (lacks) {
      gaps.add(gap);
    }
  }

  private static String unit(String written) {
    return switch (written) {
      case "minute", "min", "mins" -> "minutes";
      case "hour", "hr", "hrs", "h" -> "hours";
      case "day", "d" -> "days";
      case "working day" -> "working days";
      case "week", "wk", "wks" -> "weeks";
      case "month" -> "months";
      case "year" -> "years";
      default -> written;
    };
  }
}
