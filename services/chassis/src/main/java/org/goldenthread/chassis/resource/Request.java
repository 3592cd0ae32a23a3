package org.goldenthread.chassis.resource;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.record.Recording.Cause;
import org.goldenthread.error.v1.ErrorReason;
import org.jspecify.annotations.Nullable;

/// The standard fields of a request, by the names that the AIPs give them.
public record Request(Message message) {
  String text(String name) {
    FieldDescriptor field = field(name);
    return field == null ? "" : (String) message.getField(field);
  }

  int number(String name) {
    FieldDescriptor field = field(name);
    return field == null ? 0 : (int) message.getField(field);
  }

  /// The instant as of which to read; null for now.
  public @Nullable Instant readTime() {
    FieldDescriptor field = field("read_time");
    if (field == null || !message.hasField(field)) {
      return null;
    }
    Timestamp time = (Timestamp) message.getField(field);
    try {
      return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    } catch (DateTimeException impossible) {
      throw Failure.invalid(
          ErrorReason.READ_TIME_INVALID,
          "read_time",
          "This is not an instant that can be asked for.");
    }
  }

  /// Why the call changes something: its `request_id` and its `reason`, where it has them.
  public Cause cause() {
    return new Cause(text("request_id"), text("reason"), "");
  }

  /// The resource that the request carries, under the resource's own name: `action`.
  Message resource(Descriptor type) {
    return (Message) message.getField(resourceField(type));
  }

  FieldDescriptor resourceField(Descriptor type) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
          && !field.isRepeated()
          && field.getMessageType().equals(type)) {
        return field;
      }
    }
    throw new IllegalStateException(
        message.getDescriptorForType().getFullName() + " carries no " + type.getName());
  }

  Optional<FieldMask> updateMask() {
    FieldDescriptor field = field("update_mask");
    return field == null || !message.hasField(field)
        ? Optional.empty()
        : Optional.of((FieldMask) message.getField(field));
  }

  private @Nullable FieldDescriptor field(String name) {
    return message.getDescriptorForType().findFieldByName(name);
  }
}
