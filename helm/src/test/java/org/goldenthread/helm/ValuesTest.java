package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What can be set is said, and what is said can be set.
class ValuesTest {
  static final List<String> CHARTS = Charts.INSTALLED;

  private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):( .*)?");

  /// Helm puts these among the values itself.
  private static final Set<String> OF_HELM = Set.of("library", "global");

  @ParameterizedTest
  @FieldSource("CHARTS")
  void every_value_is_explained_above_it(String chart) {
    assertEquals(Set.of(), unexplained(Charts.text(Path.of(chart, "values.yaml"))));
  }

  @ParameterizedTest
  @FieldSource("CHARTS")
  void the_schema_and_the_values_name_the_same(String chart) {
    JsonNode schema = Charts.read(Path.of(chart, "values.schema.json"));
    Set<String> named = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(named::add);
    named.removeAll(OF_HELM);
    Set<String> shipped = new TreeSet<>();
    Charts.values(chart).fieldNames().forEachRemaining(shipped::add);

    assertEquals(named, shipped);
  }

  @ParameterizedTest
  @FieldSource("CHARTS")
  void a_chart_names_the_images_that_the_build_makes(String chart) {
    JsonNode about = Charts.read(Path.of(chart, "Chart.yaml"));

    assertEquals(System.getProperty("images.version"), about.path("appVersion").asText());
  }

  @ParameterizedTest
  @FieldSource("CHARTS")
  void every_object_of_the_schema_is_closed(String chart) {
    JsonNode schema = Charts.read(Path.of(chart, "values.schema.json"));

    for (JsonNode object : schema.findParents("properties")) {
      assertEquals("false", object.path("additionalProperties").asText(), object.toString());
    }
  }

  /// Keys, with their parents, that neither have a comment above them nor stand in a group that has
  /// one and is written in one line.
  private static Set<String> unexplained(String values) {
    Set<String> found = new TreeSet<>();
    Deque<String> parents = new ArrayDeque<>();
    boolean explained = false;
    for (String line : values.lines().toList()) {
      Matcher key = KEY.matcher(line);
      if (line.strip().startsWith("#")) {
        explained = true;
      } else if (key.matches()) {
        while (parents.size() > key.group(1).length() / 2) {
          parents.removeLast();
        }
        parents.addLast(key.group(2));
        boolean group = key.group(3) == null;
        if (!explained && !group) {
          found.add(String.join(".", parents));
        }
        explained = false;
      } else {
        explained = false;
      }
    }
    return found;
  }
}
