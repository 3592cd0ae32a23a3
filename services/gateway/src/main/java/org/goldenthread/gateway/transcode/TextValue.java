package org.goldenthread.gateway.transcode;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.protobuf.util.Timestamps;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How one path or query value becomes a field's value, chosen once per field.
@FunctionalInterface
interface TextValue {
  Set<String> WRAPPERS =
      Set.of(
          "DoubleValue",
          "FloatValue",
          "Int64Value",
          "UInt64Value",
          "Int32Value",
          "UInt32Value",
          "BoolValue",
          "StringValue",
          "BytesValue");

  /// The value; throws [IllegalArgumentException] with what was expected, as in "a whole number".
  Object read(String text);

  /// Empty for a message that has no text form; its fields then have one each.
  static Optional<TextValue> of(FieldDescriptor field) {
    if (field.isMapField()) {
      return Optional.empty();
    }
    return field.getJavaType() == JavaType.MESSAGE
        ? ofMessage(field.getMessageType())
        : Optional.of(scalar(field));
  }

  private static Optional<TextValue> ofMessage(Descriptor type) {
    return switch (type.getFullName()) {
      case "google.protobuf.Timestamp" ->
          Optional.of(
              text -> parsed(text, Timestamps::parse, "an instant like 2026-04-01T09:30:00Z"));
      case "google.protobuf.Duration" ->
          Optional.of(text -> parsed(text, Durations::parse, "a duration in seconds like 3.5s"));
      case "google.protobuf.FieldMask" -> Optional.of(TextValue::mask);
      default ->
          type.getFile().getPackage().equals("google.protobuf") && WRAPPERS.contains(type.getName())
              ? Optional.of(wrapper(type))
              : Optional.empty();
    };
  }

  private static TextValue wrapper(Descriptor type) {
    FieldDescriptor value = type.findFieldByName("value");
    TextValue inner = scalar(value);
    return text -> DynamicMessage.newBuilder(type).setField(value, inner.read(text)).build();
  }

  private static TextValue scalar(FieldDescriptor field) {
    return switch (field.getType()) {
      case STRING -> TextValue::text;
      case BOOL -> TextValue::bool;
      case INT32, SINT32, SFIXED32 -> text -> number(text, Integer::parseInt, WHOLE);
      case UINT32, FIXED32 -> text -> number(text, Integer::parseUnsignedInt, WHOLE);
      case INT64, SINT64, SFIXED64 -> text -> number(text, Long::parseLong, WHOLE);
      case UINT64, FIXED64 -> text -> number(text, Long::parseUnsignedLong, WHOLE);
      case FLOAT -> text -> number(text, Float::parseFloat, "a number");
      case DOUBLE -> text -> number(text, Double::parseDouble, "a number");
      case BYTES -> TextValue::bytes;
      case ENUM -> text -> value(field.getEnumType(), text);
      case MESSAGE, GROUP -> throw new IllegalArgumentException(field + " is no scalar");
    };
  }

  String WHOLE = "a whole number in range";

  private static Object text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0) {
        throw new IllegalArgumentException("text without NUL characters");
      }
    }
    return text;
  }

  private static Object bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  /// A value's name. A number is not taken: names are what the documentation shows, and what stays.
  private static Object value(EnumDescriptor type, String text) {
    EnumValueDescriptor value = type.findValueByName(text);
    if (value == null) {
      throw new IllegalArgumentException(
          type.getValues().stream()
              .map(EnumValueDescriptor::getName)
              .collect(Collectors.joining(", ", "one of ", "")));
    }
    return value;
  }

  private static Object bytes(String text) {
    try {
      return ByteString.copyFrom(
          Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
    } catch (IllegalArgumentException broken) {
      throw new IllegalArgumentException("base64", broken);
    }
  }

  private static Object mask(String text) {
    FieldMask mask = FieldMaskUtil.fromJsonString(text);
    return mask;
  }

  private static Object number(
      String text, java.util.function.Function<String, Object> parse, String expected) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(expected, wrong);
    }
  }

  /// A text form that may not parse.
  interface Parse {
    Message of(String text) throws ParseException;
  }

  private static Object parsed(String text, Parse parse, String expected) {
    try {
      return parse.of(text);
    } catch (ParseException wrong) {
      throw new IllegalArgumentException(expected, wrong);
    }
  }
}
