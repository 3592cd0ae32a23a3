package org.goldenthread.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.route.PercentEncoding;
import org.jspecify.annotations.Nullable;

/// The query parameters of an RPC: each field of its request that neither path nor body gives.
final class QueryFields {
  private static final int DEEPEST = 3;

  private record Field(FieldPath path, TextValue text) {}

  private final Map<String, Field> byName = new LinkedHashMap<>();

  /// Collects the parameters.
  ///
  /// @param taken the fields that path and body give, with dots
  static QueryFields of(Descriptor request, Set<String> taken) {
    QueryFields fields = new QueryFields();
    fields.collect(request, new ArrayList<>(), taken);
    return fields;
  }

  private void collect(Descriptor message, List<FieldDescriptor> above, Set<String> taken) {
    for (FieldDescriptor field : message.getFields()) {
      List<FieldDescriptor> steps = new ArrayList<>(above);
      steps.add(field);
      FieldPath path = new FieldPath(steps);
      if (taken.contains(path.protoName())) {
        continue;
      }
      Optional<TextValue> text = TextValue.of(field);
      if (text.isPresent()) {
        byName.put(path.jsonName(), new Field(path, text.get()));
      } else if (field.getJavaType() == JavaType.MESSAGE
          && !field.isRepeated()
          && steps.size() < DEEPEST) {
        collect(field.getMessageType(), steps, taken);
      }
    }
  }

  /// Every parameter's field, by the parameter's name.
  Map<String, FieldPath> paths() {
    Map<String, FieldPath> paths = new LinkedHashMap<>();
    byName.forEach((name, field) -> paths.put(name, field.path()));
    return paths;
  }

  /// Reads a raw query into a request. What is not known is refused rather than ignored: a filter
  /// with a spelling mistake would otherwise answer with everything.
  ///
  /// @return the names of the parameters that were there
  Set<String> read(@Nullable String raw, Message.Builder into) {
    Set<String> seen = new HashSet<>();
    if (raw == null || raw.isEmpty()) {
      return seen;
    }
    for (String pair : raw.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        set(name, decoded(equals < 0 ? "" : pair.substring(equals + 1)), seen, into);
      }
    }
    return seen;
  }

  private void set(String name, String value, Set<String> seen, Message.Builder into) {
    Field field = byName.get(name);
    if (field == null) {
      throw Problem.of(
              Reason.FIELD_UNKNOWN,
              "The query has a parameter that is not known here: " + Texts.quoted(name) + ".",
              Flaw.query(
                  name,
                  byName.isEmpty()
                      ? "This call takes no query parameters."
                      : "Known ones are " + String.join(", ", byName.keySet()) + ".",
                  Reason.FIELD_UNKNOWN.name()))
          .refusal();
    }
    boolean first = seen.add(name);
    Object read = read(name, field, value);
    if (field.path().last().isRepeated()) {
      field.path().add(into, read);
    } else if (first) {
      field.path().set(into, read);
    } else {
      throw wrong(name, "This parameter is given once.", "REPEATED");
    }
  }

  private static Object read(String name, Field field, String value) {
    try {
      return field.text().read(value);
    } catch (IllegalArgumentException wrong) {
      throw wrong(name, "Expected " + wrong.getMessage() + ".", "WRONG_TYPE");
    }
  }

  private static RuntimeException wrong(String name, String detail, String code) {
    return Problem.of(
            Reason.FIELD_INVALID,
            "The query parameter " + Texts.quoted(name) + " cannot be read.",
            Flaw.query(name, detail, code))
        .refusal();
  }

  private static String decoded(String raw) {
    return PercentEncoding.decode(raw, true)
        .orElseThrow(
            () ->
                Problem.of(
                        Reason.FIELD_INVALID,
                        "The query holds an escape that is not UTF-8 in percent-encoding.")
                    .refusal());
  }
}
