package org.goldenthread.testing.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsetTest {
  @ParameterizedTest(name = "{0} is part of {1}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {}                           | {"a": 1}
          {"a": 1}                     | {"a": 1, "b": 2}
          {"a": {"b": "x"}}            | {"a": {"b": "x", "c": "y"}}
          {"a": [1, {"b": 2}]}         | {"a": [1, {"b": 2, "c": 3}]}
          {"a": "<any>"}               | {"a": null}
          {"a": "<text>"}              | {"a": "x"}
          {"a": "<absent>"}            | {"b": 1}
          {"a": "</x[0-9]+/>"}         | {"a": "x12"}
          {"a": {"<size>": 2}}         | {"a": [1, 2]}
          {"a": {"<contains>": [{"b": 2}]}} | {"a": [{"b": 1}, {"b": 2, "c": 3}]}
          """)
  void a_part_matches(String expected, String actual) {
    assertEquals(List.of(), Subset.differences(Variables.parse(expected), Variables.parse(actual)));
  }

  @ParameterizedTest(name = "{0} against {1}: {2}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"a": 1}              | {"a": 2}        | /a: expected 1 but was 2
          {"a": 1}              | {"a": "1"}      | /a: expected 1 but was "1"
          {"a": 1}              | {}              | /a: expected 1 but was absent
          {"a": [1]}            | {"a": [1, 2]}   | /a: expected a list of 1 but was [1,2]
          {"a": "<text>"}       | {"a": ""}       | /a: expected <text> but was ""
          {"a": "<absent>"}     | {"a": null}     | /a: expected <absent> but was null
          {"a": "</x/>"}        | {"a": "xx"}     | /a: expected </x/> but was "xx"
          {"a": {"<size>": 2}}  | {"a": [1]}      | /a: expected a list of 2 but was [1]
          {"a": {"b": 1}}       | {"a": 7}        | /a: expected an object but was 7
          {"a": {"<contains>": [3]}} | {"a": [1]} | /a: expected a list with 3 but was [1]
          """)
  void a_difference_is_named_with_its_place(String expected, String actual, String difference) {
    assertEquals(
        List.of(difference),
        Subset.differences(Variables.parse(expected), Variables.parse(actual)));
  }
}
