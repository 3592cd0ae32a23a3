package org.goldenthread.gateway.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldenthread.gateway.transcode.Json;

/// A field of what is listed, wherever it stands in it, as a column.
///
/// @param path the fields that lead to it, its own last
/// @param kind what its values are
record Column(List<FieldDescriptor> path, Kind kind) {
  /// What a column's values are. Civil dates and decimals are texts in the contract, and told apart
  /// by the form that their rules demand.
  enum Kind {
    PLAIN,
    DAY,
    DECIMAL
  }

  /// A scalar that may be absent.
  private static final String WRAPPER =
      "google\\.protobuf\\.(Double|Float|U?Int64|U?Int32|Bool|String|Bytes)Value";

  private static final String A_DAY = "2013-04-01";
  private static final String A_DECIMAL = "12.5";
  private static final String A_WORD = "word";

  Column {
    path = List.copyOf(path);
  }

  static Column of(List<FieldDescriptor> path) {
    return new Column(path, kind(path.getLast()));
  }

  private static Kind kind(FieldDescriptor field) {
    StringRules rules = field.getOptions().getExtension(ValidateProto.field).getString();
    if (field.isRepeated() || !rules.hasPattern()) {
      return Kind.PLAIN;
    }
    Pattern pattern = Pattern.compile(rules.getPattern());
    boolean day = pattern.matcher(A_DAY).find();
    boolean decimal = pattern.matcher(A_DECIMAL).find();
    if (pattern.matcher(A_WORD).find() || day == decimal) {
      return Kind.PLAIN;
    }
    return day ? Kind.DAY : Kind.DECIMAL;
  }

  /// Its name as JSON would lead to it: `start.asWritten`.
  String name() {
    return path.stream().map(FieldDescriptor::getJsonName).collect(Collectors.joining("."));
  }

  /// Its value in a row.
  Cell cell(Message row, Json json) {
    Message holder = row;
    for (FieldDescriptor step : path.subList(0, path.size() - 1)) {
      if (!holder.hasField(step)) {
        return Cell.BLANK;
      }
      holder = (Message) holder.getField(step);
    }
    FieldDescriptor field = path.getLast();
    if (field.isRepeated()) {
      return many(field, (List<?>) holder.getField(field), json);
    }
    return field.hasPresence() && !holder.hasField(field)
        ? Cell.BLANK
        : one(holder.getField(field), json);
  }

  /// Several values in one cell: words and numbers in turn, messages as the JSON that they are.
  private static Cell many(FieldDescriptor field, List<?> values, Json json) {
    if (values.isEmpty()) {
      return Cell.BLANK;
    }
    boolean messages = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    return messages && !field.isMapField()
        ? Cell.text(values.stream().map(one -> text(one, json)).collect(inBrackets()))
        : Cell.text(values.stream().map(one -> text(one, json)).collect(Collectors.joining("; ")));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> inBrackets() {
    return Collectors.joining(",", "[", "]");
  }

  private Cell one(Object value, Json json) {
    return switch (value) {
      case String text when kind == Kind.DAY -> day(text);
      case String text when kind == Kind.DECIMAL -> decimal(text);
      case Boolean truth -> new Cell.Truth(truth);
      case Integer number -> new Cell.Figure(BigDecimal.valueOf(number));
      case Long number -> new Cell.Figure(BigDecimal.valueOf(number));
      case Float number -> figure(number.doubleValue());
      case Double number -> figure(number);
      case Timestamp at -> new Cell.Moment(Instant.ofEpochSecond(at.getSeconds(), at.getNanos()));
      case Message wrapped when wrapped.getDescriptorForType().getFullName().matches(WRAPPER) ->
          one(wrapped.getField(wrapped.getDescriptorForType().findFieldByName("value")), json);
      default -> Cell.text(text(value, json));
    };
  }

  private static Cell figure(double number) {
    return Double.isFinite(number)
        ? new Cell.Figure(BigDecimal.valueOf(number))
        : new Cell.Text(Double.toString(number));
  }

  private static Cell day(String text) {
    try {
      return text.isEmpty() ? Cell.BLANK : new Cell.Day(LocalDate.parse(text));
    } catch (DateTimeParseException other) {
      return new Cell.Text(text);
    }
  }

  private static Cell decimal(String text) {
    try {
      return text.isEmpty() ? Cell.BLANK : new Cell.Figure(new BigDecimal(text));
    } catch (NumberFormatException other) {
      return new Cell.Text(text);
    }
  }

  private static String text(Object value, Json json) {
    return switch (value) {
      // The value that says nothing says nothing.
      case EnumValueDescriptor choice -> choice.getNumber() == 0 ? "" : choice.getName();
      case ByteString bytes -> Base64.getEncoder().encodeToString(bytes.toByteArray());
      case Duration duration -> Durations.toString(duration);
      case MapEntry<?, ?> entry -> text(entry.getKey(), json) + ": " + text(entry.getValue(), json);
      case Message message -> new String(json.write(message), UTF_8);
      default -> value.toString();
    };
  }
}
