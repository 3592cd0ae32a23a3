package org.goldenthread.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Compares an answer with the part of it that a case names. An object must have the fields named,
/// a list exactly the elements named, in their order. Instead of a value may stand
///
/// | written | matches |
/// |---|---|
/// | `<text>` | any text but the empty one |
/// | `<any>` | whatever is there, if something is |
/// | `<absent>` | nothing |
/// | `</regex/>` | a text that the whole expression matches |
/// | `{<size>: 3}` | a list of three |
/// | `{<contains>: [a, b]}` | a list in which each of these is found |
final class Subset {
  private static final Pattern MATCHER = Pattern.compile("<[a-z]+>|</.*/>", Pattern.DOTALL);

  private final List<String> differences = new ArrayList<>();

  private Subset() {}

  static List<String> differences(JsonNode expected, JsonNode actual) {
    var subset = new Subset();
    subset.compare("", expected, actual);
    return subset.differences;
  }

  private void compare(String pointer, JsonNode expected, JsonNode actual) {
    switch (expected) {
      case ObjectNode object when object.has("<size>") ->
          check(
              pointer,
              "a list of " + object.get("<size>"),
              actual,
              actual.isArray() && actual.size() == object.get("<size>").asInt());
      case ObjectNode object when object.has("<contains>") ->
          object.get("<contains>").forEach(element -> contains(pointer, element, actual));
      case ObjectNode object -> object(pointer, object, actual);
      case ArrayNode array -> array(pointer, array, actual);
      default -> value(pointer, expected, actual);
    }
  }

  private void object(String pointer, ObjectNode expected, JsonNode actual) {
    if (!actual.isObject()) {
      check(pointer, "an object", actual, false);
      return;
    }
    expected
        .properties()
        .forEach(
            field ->
                compare(
                    pointer + "/" + field.getKey(), field.getValue(), actual.path(field.getKey())));
  }

  private void array(String pointer, ArrayNode expected, JsonNode actual) {
    check(
        pointer,
        "a list of " + expected.size(),
        actual,
        actual.isArray() && actual.size() == expected.size());
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      compare(pointer + "/" + i, expected.get(i), actual.path(i));
    }
  }

  private void contains(String pointer, JsonNode element, JsonNode actual) {
    for (var candidate : actual) {
      if (differences(element, candidate).isEmpty()) {
        return;
      }
    }
    check(pointer, "a list with " + element, actual, false);
  }

  private void value(String pointer, JsonNode expected, JsonNode actual) {
    var written = expected.asText();
    if (!expected.isTextual() || !MATCHER.matcher(written).matches()) {
      check(pointer, expected.toString(), actual, expected.equals(actual));
      return;
    }
    var matches =
        switch (written) {
          case "<any>" -> !actual.isMissingNode();
          case "<absent>" -> actual.isMissingNode();
          case "<text>" -> actual.isTextual() && !actual.asText().isEmpty();
          case String regex when regex.startsWith("</") && regex.endsWith("/>") ->
              actual.isTextual()
                  && Pattern.matches(regex.substring(2, regex.length() - 2), actual.asText());
          case String other -> throw new IllegalArgumentException("no such matcher: " + other);
        };
    check(pointer, written, actual, matches);
  }

  private void check(String pointer, String expected, JsonNode actual, boolean matches) {
    if (!matches) {
      differences.add(
          (pointer.isEmpty() ? "the answer" : pointer)
              + ": expected "
              + expected
              + " but was "
              + (actual.isMissingNode() ? "absent" : actual));
    }
  }
}
