package org.goldenthread.plan.document.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.Objects;
import org.goldenthread.plan.document.value.Quantity.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest(name = "{0} is {1} {2} at scale {3}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          78.0%;          78.0;      %;      0
          5.8;            5.8;       ;       0
          2,736;          2736;      ;       0
          2 WEEKS;        2;         weeks;  0
          3 months;       3;         months; 0
          10 working days; 10;       working days; 0
          £ -;            0;         GBP;    0
          £265,982;       265982;    GBP;    0
          £7.022m (see page 3); 7.022; GBP;  6
          £12k;           12;        GBP;    3
          £1.5 million;   1.5;       GBP;    6
          -£ 10,719.7;    -10719.7;  GBP;    0
          (1,234);        -1234;     ;       0
          (£1,234.50);    -1234.50;  GBP;    0
          −5;             -5;        ;       0
          86.5 FTE;       86.5;      FTE;    0
          .5;             0.5;       ;       0
          46 *;           46;        ;       0
          """)
  void a_number_is_read_with_its_unit_and_scale(
      String written, String value, String unit, int scale) {
    Quantity quantity = Quantity.of(written);

    assertEquals(written, quantity.asWritten());
    assertEquals(value, Objects.toString(quantity.value()));
    assertEquals(unit, quantity.unit());
    assertEquals(scale, quantity.scale());
    assertEquals("", quantity.readingNote());
  }

  @Test
  void a_missing_comma_is_forgiven_and_said() {
    Quantity quantity = Quantity.of("£265,982700");

    assertEquals(new BigDecimal("265982700"), quantity.value());
    assertEquals("a comma is missing between the thousands", quantity.readingNote());
  }

  @ParameterizedTest(name = "{0} is no number for certain")
  @ValueSource(
      strings = {"5,8", "26,59,827", "1.2.3", "--5", "(5", "four", "12/13", "4m", "1 234 567 8"})
  void a_number_that_could_be_two_is_never_guessed(String written) {
    Quantity quantity = Quantity.of(written);

    assertNull(quantity.value());
    assertFalse(quantity.isUnderstood());
    assertEquals(written, quantity.asWritten());
  }

  @ParameterizedTest(name = "in a table of thousands {0} is {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          £ 9,979.9;    9979.9;   9979900.0
          £ -;          0;        0
          -;            0;        0
          -£ 1,922.2;   -1922.2;  -1922200.0
          (31.00);      -31.00;   -31000.0
          """)
  void an_amount_takes_the_scale_of_its_table(String written, String value, BigDecimal pounds) {
    Quantity amount = Quantity.amount(written, 3);

    assertEquals(value, Objects.toString(amount.value()));
    assertEquals("GBP", amount.unit());
    assertEquals(0, pounds.compareTo(Objects.requireNonNull(amount.inUnits())));
  }

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          no more than 110; AT_MOST;   110
          at least 40%;     AT_LEAST;  40
          40+;              AT_LEAST;  40
          under 5;          LESS_THAN; 5
          < 5;              LESS_THAN; 5
          over 100;         MORE_THAN; 100
          about 60;         ABOUT;     60
          c. 60;            ABOUT;     60
          """)
  void words_that_bound_a_number_are_kept_with_it(
      String written, Comparator comparator, String value) {
    Quantity quantity = Quantity.of(written);

    assertEquals(comparator, quantity.comparator());
    assertEquals(value, Objects.toString(quantity.value()));
  }

  @Test
  void a_span_has_two_ends_and_no_value() {
    Quantity span = Quantity.of("60-62%");

    assertNull(span.value());
    assertEquals("60", Objects.toString(span.lowest()));
    assertEquals("62", Objects.toString(span.highest()));
    assertEquals("%", span.unit());
  }

  @Test
  void a_number_broken_over_two_lines_of_a_narrow_cell_is_one() {
    Quantity amount = Quantity.amount("7,\n022.20", 3);

    assertEquals("7022.20", Objects.toString(amount.value()));
    assertEquals("the number is broken over two lines", amount.readingNote());
  }
}
