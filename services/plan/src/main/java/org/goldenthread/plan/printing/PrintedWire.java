package org.goldenthread.plan.printing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.value.FuzzyDate.Convention;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.v1.PlanContent;
import org.goldenthread.type.v1.FuzzyDate;
import org.goldenthread.type.v1.QualifiedValue;
import org.goldenthread.type.v1.Quantity;

/// Values as a form shows them: as they were written, else as they are.
final class PrintedWire {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  /// Officers' names by their resource names.
  private final Map<String, String> officers;

  PrintedWire(PlanContent content) {
    officers =
        content.getOfficersList().stream()
            .collect(
                Collectors.toMap(
                    org.goldenthread.plan.v1.Officer::getName,
                    org.goldenthread.plan.v1.Officer::getDisplayName,
                    (one, same) -> one));
  }

  /// A cell of officers. What was written stands as long as it names the officers that there are.
  String officers(List<String> names, String asWritten) {
    List<String> shown =
        names.stream().map(officers::get).filter(name -> name != null && !name.isBlank()).toList();
    Set<String> now = folded(shown.stream());
    Set<String> written = folded(Officer.in(asWritten).stream().map(Officer::name));
    return shown.isEmpty() || now.equals(written) ? asWritten : String.join(", ", shown);
  }

  private static Set<String> folded(java.util.stream.Stream<String> names) {
    return names.map(TextRules::fold).collect(Collectors.toSet());
  }

  static String date(FuzzyDate date) {
    if (!date.getAsWritten().isEmpty() || date.getEarliest().isEmpty()) {
      return date.getAsWritten();
    }
    String earliest = DAY.format(LocalDate.parse(date.getEarliest()));
    String latest = DAY.format(LocalDate.parse(date.getLatest()));
    return earliest.equals(latest) ? earliest : earliest + " to " + latest;
  }

  /// The convention by which a column of dates is read as it is meant: `04/13` is April 2013 below
  /// "(month/year)" alone.
  static <T> Convention convention(List<T> rows, Function<T, FuzzyDate> dates) {
    boolean needed =
        rows.stream()
            .map(dates)
            .anyMatch(
                date -> !isRead(date, Convention.NONE) && isRead(date, Convention.MONTH_AND_YEAR));
    return needed ? Convention.MONTH_AND_YEAR : Convention.NONE;
  }

  /// A heading of a column of dates, with the convention that it states.
  static String dated(String heading, Convention convention) {
    return switch (convention) {
      case NONE -> heading;
      case MONTH_AND_YEAR -> heading + " (month/year)";
    };
  }

  private static boolean isRead(FuzzyDate date, Convention convention) {
    var read = org.goldenthread.plan.document.value.FuzzyDate.of(date.getAsWritten(), convention);
    String earliest = read.earliest() == null ? "" : read.earliest().toString();
    String latest = read.latest() == null ? "" : read.latest().toString();
    return earliest.equals(date.getEarliest()) && latest.equals(date.getLatest());
  }

  static String quantity(Quantity quantity) {
    if (!quantity.getAsWritten().isEmpty() || quantity.getValue().isEmpty()) {
      return quantity.getAsWritten();
    }
    return figure(quantity.getValue(), quantity.getUnit());
  }

  static String value(QualifiedValue value) {
    if (!value.getAsWritten().isEmpty()) {
      return value.getAsWritten();
    }
    String figure = value.getValue().isEmpty() ? "" : figure(value.getValue(), value.getUnit());
    return switch (value.getQualifier()) {
      case PROVISIONAL -> figure + " (provisional)";
      case DRAFT -> "Draft. " + figure;
      case ESTIMATED -> "est. " + figure;
      case TBC -> "TBC";
      case NOT_YET_SET -> "To be set";
      case NEW_INDICATOR -> "New indicator";
      case DISCONTINUED -> "Discontinued";
      case NOT_APPLICABLE -> "n/a";
      case SUPPRESSED -> "Suppressed";
      case ACTUAL, MISSING, QUALIFIER_UNSPECIFIED, UNRECOGNIZED -> figure;
    };
  }

  private static String figure(String value, String unit) {
    return switch (unit) {
      case "" -> value;
      case "%" -> value + "%";
      case "GBP" -> value.startsWith("-") ? "-£" + value.substring(1) : "£" + value;
      default -> value + " " + unit;
    };
  }
}
