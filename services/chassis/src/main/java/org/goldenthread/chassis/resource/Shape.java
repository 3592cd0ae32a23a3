package org.goldenthread.chassis.resource;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Stamp;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// The fields of a resource's message, told apart by what a caller may do with them.
public final class Shape<M extends Message> {
  private final M prototype;
  private final FieldDescriptor name;
  private final FieldDescriptor etag;
  private final FieldDescriptor createTime;
  private final FieldDescriptor updateTime;
  private final List<FieldDescriptor> writable = new ArrayList<>();
  private final List<FieldDescriptor> own = new ArrayList<>();

  public Shape(M prototype) {
    this.prototype = prototype;
    this.name = field("name");
    this.etag = field("etag");
    this.createTime = field("create_time");
    this.updateTime = field("update_time");
    for (FieldDescriptor field : prototype.getDescriptorForType().getFields()) {
      boolean standard = List.of(name, etag, createTime, updateTime).contains(field);
      if (!standard) {
        own.add(field);
      }
      if (!standard && !is(field, FieldBehavior.OUTPUT_ONLY)) {
        writable.add(field);
      }
    }
  }

  String name(M message) {
    return (String) message.getField(name);
  }

  String etag(M message) {
    return (String) message.getField(etag);
  }

  M named(M message, String value) {
    return build(message.toBuilder().setField(name, value));
  }

  M complete(M message, String resourceName, Stamp stamp) {
    Message.Builder whole =
        message.toBuilder().setField(name, resourceName).setField(etag, stamp.tag());
    if (stamp.isWritten()) {
      whole
          .setField(createTime, timestamp(stamp.createTime()))
          .setField(updateTime, timestamp(stamp.updateTime()));
    }
    return build(whole);
  }

  /// The standing message with the named fields of another: those of the mask, or all that are set
  /// where there is none.
  M merge(M standing, M given, @Nullable FieldMask mask) {
    Message.Builder merged = standing.toBuilder();
    for (FieldDescriptor field : mask == null ? set(given) : named(mask)) {
      copy(given, field, merged);
    }
    return build(merged);
  }

  /// The contract's names of the service's own fields in which two messages differ.
  public List<String> differences(M one, M other) {
    List<String> names = new ArrayList<>();
    for (FieldDescriptor field : own) {
      if (!same(one, other, field)) {
        names.add(field.getName());
      }
    }
    return names;
  }

  public static boolean same(Message one, Message other, FieldDescriptor field) {
    if (field.hasPresence() && one.hasField(field) != other.hasField(field)) {
      return false;
    }
    return Objects.equals(one.getField(field), other.getField(field));
  }

  public static void copy(Message from, FieldDescriptor field, Message.Builder into) {
    if (field.hasPresence() && !from.hasField(field)) {
      into.clearField(field);
    } else {
      into.setField(field, from.getField(field));
    }
  }

  /// `RiskRegister` as the contract's fields write it: `risk_register`.
  public static String snake(String kind) {
    return kind.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked") // a message of the prototype's type
  public M cast(Message message) {
    return (M) message;
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  private M build(Message.Builder builder) {
    return cast(builder.build());
  }

  private List<FieldDescriptor> set(M given) {
    return writable.stream()
        .filter(
            field ->
                field.isRepeated() ? given.getRepeatedFieldCount(field) > 0 : given.hasField(field))
        .toList();
  }

  private List<FieldDescriptor> named(FieldMask mask) {
    if (mask.getPathsList().contains("*")) {
      return writable;
    }
    List<FieldDescriptor> fields = new ArrayList<>();
    for (String path : mask.getPathsList()) {
      FieldDescriptor field = prototype.getDescriptorForType().findFieldByName(path);
      boolean identity = name.equals(field) || etag.equals(field);
      if (field == null || !(identity || own.contains(field))) {
        throw Failure.invalid(
            ErrorReason.UPDATE_MASK_INVALID,
            "update_mask",
            path
                + " is not a field that can be changed; messages and lists are replaced as a"
                + " whole.");
      }
      // Output fields may be sent back as they were read (AIP-203): they are passed over.
      if (writable.contains(field)) {
        fields.add(field);
      }
    }
    return fields;
  }

  private FieldDescriptor field(String fieldName) {
    return Objects.requireNonNull(
        prototype.getDescriptorForType().findFieldByName(fieldName), fieldName);
  }

  private static boolean is(FieldDescriptor field, FieldBehavior behavior) {
    return field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior).contains(behavior);
  }
}
