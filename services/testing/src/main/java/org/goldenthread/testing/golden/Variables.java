package org.goldenthread.testing.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What steps have saved, and its insertion into later steps.
final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([\\w-]+)}");
  private static final String HEADER = "header:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> values;

  Variables(Map<String, String> values) {
    this.values = new HashMap<>(values);
  }

  Step fill(Step step) {
    var then = step.then();
    return new Step(
        step.name(),
        fill(step.as()),
        step.rpc(),
        (ObjectNode) fill(step.request()),
        step.call() == null ? null : fill(step.call()),
        fill(step.headers()),
        step.body() == null ? null : fill(step.body()),
        step.text() == null ? null : fill(step.text()),
        step.file() == null ? null : fill(step.file()),
        new Step.Then(
            then.http(),
            then.grpc(),
            then.reason(),
            then.violations(),
            fill(then.headers()),
            then.body() == null ? null : fill(then.body())),
        step.save());
  }

  void save(Map<String, String> wanted, Answer answer) {
    wanted.forEach(
        (name, where) -> {
          var value = where.startsWith(HEADER) ? header(answer, where) : text(answer, where);
          values.put(
              name,
              Objects.requireNonNull(value, () -> "nothing at " + where + " to save as " + name));
        });
  }

  private static @Nullable String header(Answer answer, String where) {
    return answer.headers().get(where.substring(HEADER.length()));
  }

  private static @Nullable String text(Answer answer, String pointer) {
    var found = answer.body().at(pointer);
    return found.isValueNode() ? found.asText() : null;
  }

  private Map<String, String> fill(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> fill(entry.getValue())));
  }

  private JsonNode fill(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var filled = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
        yield filled;
      }
      case ArrayNode array -> {
        var filled = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> filled.add(fill(element)));
        yield filled;
      }
      default -> node.isTextual() ? JsonNodeFactory.instance.textNode(fill(node.asText())) : node;
    };
  }

  private String fill(String text) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(
                        values.get(found.group(1)),
                        () -> "no step before has saved " + found.group())));
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + json, e);
    }
  }
}
