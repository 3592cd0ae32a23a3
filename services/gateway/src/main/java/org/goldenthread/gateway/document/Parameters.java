package org.goldenthread.gateway.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// An operation's parameters: in its path, its query and its headers.
final class Parameters {
  private final Schemas schemas;

  Parameters(Schemas schemas) {
    this.schemas = schemas;
  }

  ArrayNode of(Route route, List<String> pathNames) {
    ArrayNode parameters = Json.texts(List.of());
    for (String name : pathNames) {
      parameters.add(
          parameter(name, "path", "The id of the " + words(name) + ".", Json.typed("string"))
              .put("required", true));
    }
    if (!route.body().equals("*")) {
      query(route, parameters);
    }
    headers(route, parameters);
    return parameters;
  }

  private void query(Route route, ArrayNode into) {
    Set<String> elsewhere = route.inPath();
    for (FieldDescriptor field : route.input().getFields()) {
      if (!elsewhere.contains(field.getName())
          && !field.getName().equals(route.body())
          && !route.isHidden(field)) {
        query(field, "", into, new HashSet<>());
      }
    }
  }

  /// A message's fields become parameters of their own, with dots; one that holds itself ends
  /// there.
  private void query(FieldDescriptor field, String before, ArrayNode into, Set<Descriptor> within) {
    String name = before + field.getJsonName();
    if (!Schemas.isMessage(field)) {
      if (field.isMapField()) {
        return;
      }
      ObjectNode schema = schemas.field(field);
      String told = schema.path("description").asText();
      schema.remove("description");
      ObjectNode parameter = parameter(name, "query", told, schema);
      if (Schemas.isRequired(field) && before.isEmpty()) {
        parameter.put("required", true);
      }
      into.add(parameter);
    } else if (!field.isRepeated() && within.add(field.getMessageType())) {
      for (FieldDescriptor inner : field.getMessageType().getFields()) {
        query(inner, name + ".", into, within);
      }
      within.remove(field.getMessageType());
    }
  }

  private static void headers(Route route, ArrayNode into) {
    if (route.takesEtag()) {
      into.add(
          parameter(
                  "If-Match",
                  "header",
                  "The `ETag` of the version that the change is made to.",
                  Json.typed("string"))
              .put("required", route.needsEtag()));
    }
    if (route.takesIdempotencyKey()) {
      into.add(
          parameter(
              "Idempotency-Key",
              "header",
              "A UUID that makes a repeat of this call harmless for 24 hours.",
              Json.formatted("string", "uuid")));
    }
    if (route.method().equals("get") && route.output().findFieldByName("etag") != null) {
      into.add(
          parameter(
              "If-None-Match",
              "header",
              "The `ETag` of the version that the caller has; 304 where it is still the current"
                  + " one.",
              Json.typed("string")));
    }
    if (route.streams() && route.input().findFieldByName("after") != null) {
      into.add(
          parameter(
              "Last-Event-ID",
              "header",
              "The last `id:` that was seen; the stream goes on after it.",
              Json.typed("string")));
    }
  }

  private static ObjectNode parameter(String name, String in, String told, ObjectNode schema) {
    ObjectNode parameter = Json.object().put("name", name).put("in", in);
    if (!told.isEmpty()) {
      parameter.put("description", told);
    }
    parameter.set("schema", schema);
    return parameter;
  }

  private static String words(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1 $2")
        .replace('_', ' ')
        .toLowerCase(java.util.Locale.ROOT);
  }
}
