package org.goldenthread.plan.forward.document;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldenthread.plan.v1.ForwardPlanEntry;
import org.goldenthread.plan.v1.ForwardPlanEntry.KeyBecause;

/// The forward plan as a calendar (RFC 5545) to subscribe to: whole days, from the first on which a
/// decision can be taken to the last.
public final class CalendarWire implements PaperWire {
  private static final int SUMMARY = 120;
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final ContentLines lines = new ContentLines();
  private final String directorate;
  private boolean empty = true;

  public CalendarWire(String directorate) {
    this.directorate = directorate;
  }

  @Override
  public String type() {
    return "text/calendar; charset=utf-8";
  }

  @Override
  public String head() {
    return lines
        .line("BEGIN", "VCALENDAR")
        .line("VERSION", "2.0")
        .line("PRODID", "-//Golden Thread//Forward plan//EN")
        .line("CALSCALE", "GREGORIAN")
        .line("METHOD", "PUBLISH")
        .text("NAME", "Forward plan of key decisions: " + directorate)
        .line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
        .take();
  }

  @Override
  public String entries(List<ForwardPlanEntry> entries, Map<String, String> officers) {
    entries.stream()
        .filter(entry -> !entry.getDue().getEarliest().isEmpty())
        .forEach(entry -> event(entry, officers));
    return lines.take();
  }

  /// A calendar has at least one component (section 3.6): where it has no event, a time zone.
  @Override
  public String tail() {
    if (empty) {
      lines
          .line("BEGIN", "VTIMEZONE")
          .line("TZID", "Etc/UTC")
          .line("BEGIN", "STANDARD")
          .line("DTSTART", "19700101T000000")
          .line("TZOFFSETFROM", "+0000")
          .line("TZOFFSETTO", "+0000")
          .line("END", "STANDARD")
          .line("END", "VTIMEZONE");
    }
    return lines.line("END", "VCALENDAR").take();
  }

  private void event(ForwardPlanEntry entry, Map<String, String> officers) {
    empty = false;
    LocalDate after = LocalDate.parse(entry.getDue().getLatest()).plusDays(1);
    lines
        .line("BEGIN", "VEVENT")
        .line("UID", entry.getName().substring(entry.getName().lastIndexOf('/') + 1))
        .line("DTSTAMP", instant(entry.getUpdateTime()))
        .line("LAST-MODIFIED", instant(entry.getUpdateTime()))
        .line("DTSTART;VALUE=DATE", LocalDate.parse(entry.getDue().getEarliest()).format(DAY))
        .line("DTEND;VALUE=DATE", after.format(DAY))
        .text("SUMMARY", summary(entry))
        .text("DESCRIPTION", description(entry, officers))
        .line("STATUS", "TENTATIVE")
        .line("TRANSP", "TRANSPARENT");
    if (entry.getKeyBecause() != KeyBecause.KEY_BECAUSE_UNSPECIFIED) {
      lines.text("CATEGORIES", "Key decision");
    }
    lines.line("END", "VEVENT");
  }

  private static String summary(ForwardPlanEntry entry) {
    String first = entry.getText().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return first.codePointCount(0, first.length()) <= SUMMARY
        ? first
        : first.substring(0, first.offsetByCodePoints(0, SUMMARY - 1)) + "…";
  }

  private static String description(ForwardPlanEntry entry, Map<String, String> officers) {
    return Stream.of(
            entry.getText(),
            named("Reference", entry.getReference()),
            named("Date or period", WordsWire.due(entry)),
            named("Decision maker", entry.getDecisionMaker()),
            named("Key decision", WordsWire.key(entry.getKeyBecause())),
            named("Published", WordsWire.day(entry.getPublishedOn())),
            named("Notice", WordsWire.notice(entry.getNotice())),
            named(
                "Contact",
                entry.getContactsList().stream()
                    .map(name -> officers.getOrDefault(name, ""))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.joining(", "))))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String named(String name, String value) {
    return value.isEmpty() ? "" : name + ": " + value;
  }

  private static String instant(Timestamp time) {
    return INSTANT.format(Instant.ofEpochSecond(time.getSeconds()));
  }
}
