package org.goldenthread.plan.document.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.goldenthread.plan.document.value.QualifiedValue.Qualifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualifiedValueTest {
  @ParameterizedTest(name = "''{0}'' is {1} {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          78.0%;                         ACTUAL;         78.0
          Draft. 36.0%;                  DRAFT;          36.0
          77 (d);                        DRAFT;          77
          £859 (provisional);            PROVISIONAL;    859
          588 (provisional);             PROVISIONAL;    588
          Est. 41;                       ESTIMATED;      41
          44% (18 of 41);                ACTUAL;         44
          4,120 a month;                 ACTUAL;         4120
          no more than 110;              ACTUAL;         110
          TBC;                           TBC;            null
          ТВС;                           TBC;            null
          n/a;                           NOT_APPLICABLE; null
          n/a (activity only);           NOT_APPLICABLE; null
          New indicator;                 NEW_INDICATOR;  null
          New measure, baseline year;    NEW_INDICATOR;  null
          To be set;                     NOT_YET_SET;    null
          Not yet set;                   NOT_YET_SET;    null
          To be agreed with Government;  NOT_YET_SET;    null
          Discontinued;                  DISCONTINUED;   null
          Suppressed (small numbers);    SUPPRESSED;     null
          ..;                            MISSING;        null
          -;                             MISSING;        null
          No survey this year;           MISSING;        null
          '';                            MISSING;        null
          82% rising to 85%;             UNKNOWN;        null
          """)
  void a_figure_is_read_with_how_firm_it_is(String written, Qualifier qualifier, String value) {
    QualifiedValue read = QualifiedValue.of(written);

    assertEquals(written, read.asWritten());
    assertEquals(qualifier, read.qualifier());
    assertEquals(value, Objects.toString(read.value()));
  }

  @Test
  void a_figure_that_is_not_yet_set_says_until_when() {
    QualifiedValue read = QualifiedValue.of("Not yet set, expected by June 2026");

    assertEquals("2026-06-30", Objects.toString(Objects.requireNonNull(read.expected()).latest()));
  }

  @Test
  void a_span_is_a_figure_without_a_single_value() {
    Quantity figure = Objects.requireNonNull(QualifiedValue.of("60-62%").figure());

    assertEquals("62", Objects.toString(figure.highest()));
  }
}
