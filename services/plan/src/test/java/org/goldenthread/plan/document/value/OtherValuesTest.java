package org.goldenthread.plan.document.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherValuesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          4 Hours;            PT4H
          24hrs;              PT24H
          2 WEEKS;            PT336H
          1 day;              PT24H
          Within 4 hours;     PT4H
          four hours;         PT4H
          30 mins;            PT30M
          twenty-four hours;  PT24H
          2 working days;     null
          1 month;            null
          1-2 days;           null
          Immediately;        null
          '';                 null
          """)
  void a_time_scale_has_a_length_only_where_that_is_certain(String written, String length) {
    Timescale timescale = Timescale.of(written);

    assertEquals(written, timescale.asWritten());
    assertEquals(length, Objects.toString(timescale.duration()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Ada Quill;                        Ada Quill PERSON
          Ada Quill/ Bram Oyelaran;         Ada Quill PERSON, Bram Oyelaran PERSON
          HOS, Ada Quill;                   HOS UNKNOWN, Ada Quill PERSON
          Heads of Service;                 Heads of Service GROUP
          Heads of Service/Team Managers;   Heads of Service GROUP, Team Managers GROUP
          Ada Quill and Bram Oyelaran;      Ada Quill PERSON, Bram Oyelaran PERSON
          Health and Social Care Lead;      Health and Social Care Lead ROLE
          Principal Social Worker;          Principal Social Worker ROLE
          Community Connectors;             Community Connectors GROUP
          Dee O'Hara-Finch;                 Dee O'Hara-Finch PERSON
          Strategic Commissioning;          Strategic Commissioning UNKNOWN
          Head of Service;                  Head of Service ROLE
          Harbour Board;                    Harbour Board BODY
          TBC;                              ''
          vacant/Ada Quill;                 Ada Quill PERSON
          Ada Quill (ICT, to May);          Ada Quill (ICT, to May) UNKNOWN
          """)
  void a_cell_of_officers_is_parted_into_names(String written, String names) {
    String read =
        Officer.in(written).stream()
            .map(officer -> officer.name() + " " + officer.kind())
            .collect(Collectors.joining(", "));

    assertEquals(names, read);
  }

  @Test
  void look_alike_letters_are_folded_for_matching_and_kept_in_the_text() {
    assertEquals("tbc", TextRules.fold("ТВС"));
    assertEquals("year", TextRules.fold("Υear"));
    assertEquals("ТВС", TextRules.clean("ТВС"));
  }

  @Test
  void what_no_reader_sees_is_not_kept() {
    assertEquals(
        "re-use of a café", TextRules.clean(" re\u00AD-use\u00A0of a\u200B cafe\u0301 \u0007"));
  }

  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          Q2;             quarterly by financial year; FY2013-Q2
          Quarter 4;      quarterly by financial year; FY2013-Q4
          Q2;             quarterly;                   null
          December 2012;  ;                            2012-12
          Feb;            monthly;                     2014-02
          Apr;            monthly;                     2013-04
          Aut;            termly by academic year;     AY2013-AUT
          Term 3;         termly by academic year;     AY2013-T3
          2012/13 Outturn; annual by financial year;   FY2012
          """)
  void a_period_is_named_only_where_heading_and_caption_leave_no_doubt(
      String label, String caption, String period) {
    Cycle cycle = Cycle.in(caption == null ? "" : caption);

    assertEquals(period, cycle.period(label, new PlanYear(2013)).orElse("null"));
  }
}
