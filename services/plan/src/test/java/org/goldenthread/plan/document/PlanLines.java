package org.goldenthread.plan.document;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.finding.Place;
import org.jspecify.annotations.Nullable;

/// All data of a plan, a line for each value and with its path, without places and without what was
/// found out about the file: what two files of the same plan must agree in.
final class PlanLines {
  private final List<String> lines = new ArrayList<>();

  private PlanLines() {}

  static List<String> of(PlanDocument plan) {
    PlanLines all = new PlanLines();
    for (RecordComponent part : PlanDocument.class.getRecordComponents()) {
      if (List.of("unread", "checks", "notices").contains(part.getName())) continue;
      all.add(part.getName(), value(plan, part));
    }
    return all.lines;
  }

  /// What one plan says and the other does not, each line marked with the side that says it.
  static List<String> differences(PlanDocument expected, PlanDocument actual) {
    List<String> wanted = of(expected);
    List<String> read = of(actual);
    List<String> differences = new ArrayList<>();
    wanted.stream()
        .filter(line -> !read.contains(line))
        .forEach(line -> differences.add("- " + line));
    read.stream()
        .filter(line -> !wanted.contains(line))
        .forEach(line -> differences.add("+ " + line));
    return differences;
  }

  private void add(String path, @Nullable Object value) {
    switch (value) {
      case null -> lines.add(path + " is null");
      case Place place -> {}
      case Collection<?> many -> {
        int index = 0;
        for (Object each : many) add(path + "[" + index++ + "]", each);
        lines.add(path + " has " + many.size());
      }
      case Map<?, ?> map -> map.forEach((key, each) -> add(path + "." + key, each));
      case Record record -> {
        for (RecordComponent part : record.getClass().getRecordComponents()) {
          add(path + "." + part.getName(), value(record, part));
        }
      }
      default -> lines.add(path + " = " + value);
    }
  }

  private static @Nullable Object value(Record record, RecordComponent part) {
    try {
      return part.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException hidden) {
      throw new IllegalStateException("records of content are public", hidden);
    }
  }
}
