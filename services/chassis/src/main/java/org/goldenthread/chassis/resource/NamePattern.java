package org.goldenthread.chassis.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pattern of a resource's names, such as
/// `directorates/{directorate}/plans/{plan}/actions/{action}`, taken from the contract. The first
/// variable is the directorate, the last the resource itself, those between them its parents.
public final class NamePattern {
  private final String pattern;
  private final String[] segments;
  private final List<String> parents = new ArrayList<>();

  public NamePattern(String pattern) {
    this.pattern = pattern;
    this.segments = pattern.split("/");
    for (int i = 3; i < segments.length - 1; i += 2) {
      parents.add(variable(segments[i]));
    }
  }

  /// The parents' variables, outermost first, without the directorate: `[plan]`.
  public List<String> parents() {
    return List.copyOf(parents);
  }

  /// The name's variable parts in order, or empty where the name is not of this pattern.
  public Optional<List<String>> parse(String name) {
    return match(name, segments.length);
  }

  /// The variable parts of a parent's name, in which `-` stands for all.
  public Optional<List<String>> parseParent(String name) {
    return match(name, segments.length - 2);
  }

  public String format(List<String> parts) {
    StringBuilder name = new StringBuilder(64);
    for (int i = 0; i < segments.length; i++) {
      if (i > 0) {
        name.append('/');
      }
      name.append(i % 2 == 0 ? segments[i] : parts.get(i / 2));
    }
    return name.toString();
  }

  private Optional<List<String>> match(String name, int length) {
    String[] given = name.split("/", -1);
    if (given.length != length) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(length / 2);
    for (int i = 0; i < length; i++) {
      if (i % 2 == 1) {
        parts.add(given[i]);
      } else if (!given[i].equals(segments[i])) {
        return Optional.empty();
      }
      if (given[i].isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(parts);
  }

  private static String variable(String segment) {
    return segment.substring(1, segment.length() - 1);
  }

  @Override
  public String toString() {
    return pattern;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NamePattern that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }
}
