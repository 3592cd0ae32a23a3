package org.goldenthread.gateway.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which `T` answers which method and path: a trie, in which a literal segment goes before `*` and
/// `*` before `**`, and a branch that leads nowhere is left again for the next.
public final class Routes<T> {
  /// What is found for a request.
  public sealed interface Found<T> {
    /// There is one.
    ///
    /// @param path the decoded segments, without the verb
    record Route<T>(T target, PathTemplate template, List<String> path) implements Found<T> {
      /// The request field's value in this path.
      public String value(PathTemplate.Variable variable) {
        return template.value(variable, path);
      }
    }

    /// The path is known, with other methods.
    record OtherMethods<T>(List<String> allowed) implements Found<T> {}

    /// No RPC has this path.
    record Nothing<T>() implements Found<T> {}
  }

  private record End<T>(T target, PathTemplate template) {}

  private static final class Node<T> {
    final Map<String, Node<T>> literals = new HashMap<>();
    @Nullable Node<T> one;
    @Nullable Node<T> rest;

    /// Verb (empty for none) → method → what ends here.
    final Map<String, Map<String, End<T>>> ends = new HashMap<>();

    Node<T> child(String segment) {
      if (segment.equals(PathTemplate.ONE)) {
        one = one == null ? new Node<>() : one;
        return one;
      }
      if (segment.equals(PathTemplate.REST)) {
        rest = rest == null ? new Node<>() : rest;
        return rest;
      }
      return literals.computeIfAbsent(segment, s -> new Node<>());
    }
  }

  private final Node<T> root = new Node<>();

  /// Two targets for one method and path are a mistake in the contract, found at the start.
  public void add(String method, PathTemplate template, T target) {
    Node<T> node = root;
    for (String segment : template.segments()) {
      node = node.child(segment);
    }
    End<T> other =
        node.ends
            .computeIfAbsent(template.verb(), v -> new HashMap<>())
            .putIfAbsent(method, new End<>(target, template));
    if (other != null) {
      throw new IllegalArgumentException(
          "two RPCs for %s %s: %s and %s"
              .formatted(method, template.written(), other.target(), target));
    }
  }

  public Found<T> find(String method, RequestPath path) {
    Set<String> others = new TreeSet<>();
    if (!path.verb().isEmpty()) {
      List<String> cut = path.withoutVerb();
      End<T> end = descend(root, cut, 0, path.verb(), method, others);
      if (end != null) {
        return new Found.Route<>(end.target(), end.template(), cut);
      }
    }
    // An id may hold a colon: what is no known verb is a part of it.
    if (others.isEmpty()) {
      End<T> end = descend(root, path.segments(), 0, "", method, others);
      if (end != null) {
        return new Found.Route<>(end.target(), end.template(), path.segments());
      }
    }
    return others.isEmpty()
        ? new Found.Nothing<>()
        : new Found.OtherMethods<>(new ArrayList<>(others));
  }

  private @Nullable End<T> descend(
      Node<T> node, List<String> path, int depth, String verb, String method, Set<String> others) {
    if (depth == path.size()) {
      End<T> end = end(node, verb, method, others);
      return end == null && node.rest != null ? end(node.rest, verb, method, others) : end;
    }
    Node<T> literal = node.literals.get(path.get(depth));
    if (literal != null) {
      End<T> end = descend(literal, path, depth + 1, verb, method, others);
      if (end != null) {
        return end;
      }
    }
    if (node.one != null) {
      End<T> end = descend(node.one, path, depth + 1, verb, method, others);
      if (end != null) {
        return end;
      }
    }
    return node.rest == null ? null : end(node.rest, verb, method, others);
  }

  private @Nullable End<T> end(Node<T> node, String verb, String method, Set<String> others) {
    Map<String, End<T>> methods = node.ends.get(verb);
    if (methods == null) {
      return null;
    }
    End<T> end = methods.get(method);
    if (end == null) {
      others.addAll(methods.keySet());
    }
    return end;
  }
}
