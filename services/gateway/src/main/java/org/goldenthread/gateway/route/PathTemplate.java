package org.goldenthread.gateway.route;

import java.util.ArrayList;
import java.util.List;

/// A path of a `google.api.http` rule, compiled.
///
///     Template = "/" Segments [ ":" LITERAL ]
///     Segments = Segment { "/" Segment }
///     Segment  = "*" | "**" | LITERAL | "{" FieldPath [ "=" Segments ] "}"
///
/// @param written as the proto has it
/// @param segments each literal's text, [#ONE] or [#REST]
/// @param variables which segments make which request field
/// @param verb the custom verb after the last colon; empty where there is none
public record PathTemplate(
    String written, List<String> segments, List<Variable> variables, String verb) {
  /// Matches one segment.
  public static final String ONE = "*";

  /// Matches whatever is left, even nothing; only at the end.
  public static final String REST = "**";

  /// A part of the path that makes a request field.
  ///
  /// @param field the request field's path, with dots
  /// @param from its first segment
  /// @param to after its last segment; every segment that is left where it ends in [#REST]
  public record Variable(String field, int from, int to) {}

  public PathTemplate {
    segments = List.copyOf(segments);
    variables = List.copyOf(variables);
  }

  public static PathTemplate parse(String written) {
    return new Parser(written).template();
  }

  /// The field's value, given a path that matched.
  public String value(Variable variable, List<String> path) {
    boolean open = segments.get(variable.to() - 1).equals(REST);
    int to = open ? path.size() : variable.to();
    return to - variable.from() == 1
        ? path.get(variable.from())
        : String.join("/", path.subList(variable.from(), to));
  }

  private static final class Parser {
    private final String text;
    private final List<String> segments = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private int at;

    Parser(String text) {
      this.text = text;
    }

    PathTemplate template() {
      expect('/');
      segments(true);
      String verb = "";
      if (at < text.length() && text.charAt(at) == ':') {
        verb = text.substring(at + 1);
        at = text.length();
        if (verb.isEmpty() || verb.indexOf('/') >= 0) {
          throw wrong("a verb is one literal at the end");
        }
      }
      if (at != text.length()) {
        throw wrong("unexpected '" + text.charAt(at) + "'");
      }
      int rest = segments.indexOf(REST);
      if (rest >= 0 && rest != segments.size() - 1) {
        throw wrong("'**' stands at the end only");
      }
      return new PathTemplate(text, segments, variables, verb);
    }

    private void segments(boolean variablesAllowed) {
      segment(variablesAllowed);
      while (at < text.length() && text.charAt(at) == '/') {
        at++;
        segment(variablesAllowed);
      }
    }

    private void segment(boolean variablesAllowed) {
      if (at < text.length() && text.charAt(at) == '{') {
        if (!variablesAllowed) {
          throw wrong("a variable stands in no other");
        }
        variable();
        return;
      }
      int end = at;
      while (end < text.length() && "/:{}=".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end == at) {
        throw wrong("an empty segment");
      }
      segments.add(text.substring(at, end));
      at = end;
    }

    private void variable() {
      at++;
      int end = at;
      while (end < text.length() && "=}".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      String field = text.substring(at, end);
      at = end;
      int from = segments.size();
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        segments(false);
      } else {
        segments.add(ONE);
      }
      expect('}');
      if (field.isEmpty()) {
        throw wrong("a variable without a field");
      }
      variables.add(new Variable(field, from, segments.size()));
    }

    private void expect(char wanted) {
      if (at >= text.length() || text.charAt(at) != wanted) {
        throw wrong("'" + wanted + "' expected");
      }
      at++;
    }

    private IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException("http path '%s', at %d: %s".formatted(text, at + 1, why));
    }
  }
}
