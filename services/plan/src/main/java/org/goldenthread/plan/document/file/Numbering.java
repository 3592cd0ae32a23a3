package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Automatic numbers, counted the way Word counts them: lists that share a definition share its
/// counters, a level starts anew behind a higher one, and an override starts its list anew.
final class Numbering {
  private static final int LEVELS = 9;

  /// The number that a paragraph shows.
  record Marker(String text, boolean bullet) {
    static final Marker NONE = new Marker("", false);
  }

  private record Instance(String definition, Map<Integer, Integer> starts) {}

  private static final class Level {
    private int start = 1;
    private String format = "decimal";
    private String text = "";
    private boolean decimalOnly;
    private boolean neverRestarts;
  }

  private static final class Definition {
    private final Level[] levels = new Level[LEVELS];
    private final int[] counters = new int[LEVELS];
    private @Nullable String sameAs;
    private @Nullable String styleName;

    private Definition() {
      for (int index = 0; index < LEVELS; index++) levels[index] = new Level();
      Arrays.fill(counters, Integer.MIN_VALUE);
    }
  }

  private final Map<String, Definition> definitions = new HashMap<>();
  private final Map<String, Instance> instances = new HashMap<>();
  private final Set<String> started = new HashSet<>();

  void read(Xml xml, Budget budget) throws IOException {
    xml.children(
        root ->
            xml.children(
                name -> {
                  if (name.equals("w:abstractNum")) definition(xml, budget);
                  if (name.equals("w:num")) instance(xml, budget);
                }));
  }

  private void definition(Xml xml, Budget budget) throws IOException {
    budget.items(LEVELS);
    Definition definition = new Definition();
    definitions.put(xml.attribute("abstractNumId", ""), definition);
    xml.children(
        name -> {
          switch (name) {
            case "w:lvl" -> level(xml, definition, budget);
            case "w:styleLink" -> definition.styleName = xml.attribute("val");
            case "w:numStyleLink" -> definition.sameAs = xml.attribute("val");
            default -> {}
          }
        });
  }

  private static void level(Xml xml, Definition definition, Budget budget) throws IOException {
    int index = xml.number("ilvl", 0);
    if (index < 0 || index >= LEVELS) return;
    Level level = definition.levels[index];
    xml.children(
        name -> {
          switch (name) {
            case "w:start" -> level.start = xml.number("val", 1);
            case "w:numFmt" -> level.format = xml.attribute("val", "decimal");
            case "w:lvlText" -> {
              level.text = xml.attribute("val", "");
              budget.text(level.text.length());
            }
            case "w:isLgl" -> level.decimalOnly = xml.isOn();
            case "w:lvlRestart" -> level.neverRestarts = xml.number("val", 1) == 0;
            default -> {}
          }
        });
  }

  private void instance(Xml xml, Budget budget) throws IOException {
    budget.item();
    String id = xml.attribute("numId", "");
    budget.text(id.length());
    String[] definition = {""};
    Map<Integer, Integer> starts = new HashMap<>();
    xml.children(
        name -> {
          if (name.equals("w:abstractNumId")) definition[0] = xml.attribute("val", "");
          if (name.equals("w:lvlOverride")) {
            int level = xml.number("ilvl", 0);
            xml.children(
                part -> {
                  if (part.equals("w:startOverride")) starts.put(level, xml.number("val", 1));
                });
          }
        });
    instances.put(id, new Instance(definition[0], starts));
  }

  /// Counts one paragraph of a list and says what it shows.
  Marker next(String list, int wanted) {
    Instance instance = instances.get(list);
    Definition definition = instance == null ? null : resolved(instance);
    if (instance == null || definition == null) return Marker.NONE;
    int index = Math.clamp(wanted, 0, LEVELS - 1);
    count(list, instance, definition, index);
    Level level = definition.levels[index];
    return switch (level.format) {
      case "bullet" -> new Marker("", true);
      case "none" -> Marker.NONE;
      default -> new Marker(shown(definition, level), false);
    };
  }

  private static void count(Definition definition, int index) {
    int now = definition.counters[index];
    definition.counters[index] =
        now == Integer.MIN_VALUE ? definition.levels[index].start : now + 1;
    for (int deeper = index + 1; deeper < LEVELS; deeper++) {
      if (!definition.levels[deeper].neverRestarts) {
        definition.counters[deeper] = Integer.MIN_VALUE;
      }
    }
  }

  private void count(String list, Instance instance, Definition definition, int index) {
    Integer start = instance.starts().get(index);
    if (start != null && started.add(list + "/" + index)) {
      definition.counters[index] = start - 1;
    }
    count(definition, index);
  }

  private @Nullable Definition resolved(Instance instance) {
    Definition definition = definitions.get(instance.definition());
    if (definition == null || definition.sameAs == null) return definition;
    String style = definition.sameAs;
    return definitions.values().stream()
        .filter(other -> style.equals(other.styleName))
        .findFirst()
        .orElse(definition);
  }

  private static String shown(Definition definition, Level level) {
    String text = level.text;
    for (int index = 0; index < LEVELS; index++) {
      String place = "%" + (index + 1);
      if (!text.contains(place)) continue;
      Level part = definition.levels[index];
      int counter = definition.counters[index];
      int number = counter == Integer.MIN_VALUE ? part.start : counter;
      text = text.replace(place, Numerals.of(number, level.decimalOnly ? "decimal" : part.format));
    }
    return text.strip();
  }
}
