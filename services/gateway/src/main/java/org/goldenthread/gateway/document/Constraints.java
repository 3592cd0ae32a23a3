package org.goldenthread.gateway.document;

import build.buf.validate.FieldRules;
import build.buf.validate.Int32Rules;
import build.buf.validate.Int64Rules;
import build.buf.validate.RepeatedRules;
import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.FieldDescriptor;

/// What `buf.validate` asks of a field, as far as JSON Schema can say it. Rules that it cannot say
/// (CEL over several fields) stand in the comments and are checked by the service all the same.
final class Constraints {
  private Constraints() {}

  static FieldRules rules(FieldDescriptor field) {
    return field.getOptions().getExtension(ValidateProto.field);
  }

  static void add(FieldRules rules, ObjectNode schema) {
    switch (rules.getTypeCase()) {
      case STRING -> text(rules.getString(), schema);
      case INT32 -> whole(rules.getInt32(), schema);
      case INT64 -> large(rules.getInt64(), schema);
      case REPEATED -> list(rules.getRepeated(), schema);
      default -> {
        // The other kinds of rules are not used by fields that JSON Schema could say more about.
      }
    }
  }

  private static void text(StringRules rules, ObjectNode schema) {
    if (rules.hasMinLen()) {
      schema.put("minLength", rules.getMinLen());
    }
    if (rules.hasMaxLen()) {
      schema.put("maxLength", rules.getMaxLen());
    }
    if (rules.hasPattern() && isPortable(rules.getPattern())) {
      schema.put("pattern", rules.getPattern());
    }
    if (rules.hasConst()) {
      schema.put("const", rules.getConst());
    }
    if (rules.getInCount() > 0) {
      schema.set("enum", Json.texts(rules.getInList()));
    }
    if (rules.getUuid()) {
      schema.put("format", "uuid");
    }
    if (rules.getEmail()) {
      schema.put("format", "email");
    }
    if (rules.getUri()) {
      schema.put("format", "uri");
    }
  }

  /// RE2 and ECMAScript agree but for flags, Unicode classes and anchors with a backslash.
  private static boolean isPortable(String pattern) {
    return !pattern.contains("(?")
        && !pattern.contains("\\p")
        && !pattern.contains("\\P")
        && !pattern.contains("\\A")
        && !pattern.contains("\\z")
        && !pattern.contains("[[:");
  }

  private static void whole(Int32Rules rules, ObjectNode schema) {
    if (rules.hasGte()) {
      schema.put("minimum", rules.getGte());
    }
    if (rules.hasGt()) {
      schema.put("exclusiveMinimum", rules.getGt());
    }
    if (rules.hasLte()) {
      schema.put("maximum", rules.getLte());
    }
    if (rules.hasLt()) {
      schema.put("exclusiveMaximum", rules.getLt());
    }
  }

  /// A 64-bit number is text in JSON, so its range can only be told.
  private static void large(Int64Rules rules, ObjectNode schema) {
    if ((rules.hasGte() && rules.getGte() >= 0) || (rules.hasGt() && rules.getGt() >= 0)) {
      schema.put("pattern", "^[0-9]+$");
    }
  }

  private static void list(RepeatedRules rules, ObjectNode schema) {
    if (rules.hasMinItems()) {
      schema.put("minItems", rules.getMinItems());
    }
    if (rules.hasMaxItems()) {
      schema.put("maxItems", rules.getMaxItems());
    }
    if (rules.getUnique()) {
      schema.put("uniqueItems", true);
    }
    if (rules.hasItems() && schema.get("items") instanceof ObjectNode items) {
      add(rules.getItems(), items);
    }
  }
}
