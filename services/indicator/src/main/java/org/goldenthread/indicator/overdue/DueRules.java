package org.goldenthread.indicator.overdue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goldenthread.indicator.period.Period;

/// For which period an indicator owes its latest figure.
final class DueRules {
  /// What an indicator's figures are due by, in the contract's words.
  record Rhythm(String frequency, String calendar) {}

  /// Every rhythm whose periods have names. Those of half years have none, and of every second year
  /// nobody says which; neither can be held to a day.
  static final List<Rhythm> RHYTHMS =
      Stream.of("MONTHLY", "QUARTERLY", "TERMLY", "HALF_TERMLY", "ANNUAL")
          .flatMap(
              frequency ->
                  Stream.of("FINANCIAL", "ACADEMIC", "CALENDAR_YEAR", "CALENDAR_UNSPECIFIED")
                      .map(calendar -> new Rhythm(frequency, calendar)))
          .toList();

  private DueRules() {}

  /// The last period whose figure is to be there; empty where the rhythm has no periods.
  ///
  /// @param days after its end by which a period's figure is to be there
  static Optional<Period> due(Rhythm rhythm, LocalDate today, int days) {
    return IntStream.rangeClosed(today.getYear() - 3, today.getYear())
        .boxed()
        .flatMap(year -> written(rhythm, year))
        .map(Period::of)
        .filter(period -> period.lastDay().plusDays(days).isBefore(today))
        .max(Period::compareTo);
  }

  private static Stream<String> written(Rhythm rhythm, int year) {
    return switch (rhythm.frequency()) {
      case "MONTHLY" -> IntStream.rangeClosed(1, 12).mapToObj(it -> "%d-%02d".formatted(year, it));
      case "QUARTERLY" -> IntStream.rangeClosed(1, 4).mapToObj(it -> "FY" + year + "-Q" + it);
      case "TERMLY" -> Stream.of("AUT", "SPR", "SUM").map(it -> "AY" + year + "-" + it);
      case "HALF_TERMLY" -> IntStream.rangeClosed(1, 6).mapToObj(it -> "AY" + year + "-T" + it);
      case "ANNUAL" -> Stream.of(year(rhythm.calendar()) + year);
      default -> Stream.empty();
    };
  }

  /// A council's own year is the financial one, where nothing else is said.
  private static String year(String calendar) {
    return switch (calendar) {
      case "ACADEMIC" -> "AY";
      case "CALENDAR_YEAR" -> "CY";
      default -> "FY";
    };
  }
}
