package org.goldenthread.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A way from a message to a field in it, through singular messages.
record FieldPath(List<FieldDescriptor> steps) {
  FieldPath {
    steps = List.copyOf(steps);
  }

  /// Follows proto names with dots; a path that leads nowhere is a mistake in the contract.
  static FieldPath of(Descriptor message, String dotted) {
    List<FieldDescriptor> steps = new ArrayList<>();
    Descriptor at = message;
    for (String name : dotted.split("\\.", -1)) {
      FieldDescriptor field = at.findFieldByName(name);
      if (field == null) {
        throw new IllegalArgumentException(message.getFullName() + " has no field " + dotted);
      }
      steps.add(field);
      if (field.getJavaType() == JavaType.MESSAGE) {
        at = field.getMessageType();
      }
    }
    return new FieldPath(steps);
  }

  static Optional<FieldPath> find(Descriptor message, String name) {
    FieldDescriptor field = message.findFieldByName(name);
    return field == null ? Optional.empty() : Optional.of(new FieldPath(List.of(field)));
  }

  FieldDescriptor last() {
    return steps.getLast();
  }

  /// As JSON and queries write it.
  String jsonName() {
    return steps.stream().map(FieldDescriptor::getJsonName).collect(Collectors.joining("."));
  }

  /// As the proto writes it.
  String protoName() {
    return steps.stream().map(FieldDescriptor::getName).collect(Collectors.joining("."));
  }

  void set(Message.Builder root, Object value) {
    parent(root).setField(last(), value);
  }

  Object get(Message.Builder root) {
    return parent(root).getField(last());
  }

  void add(Message.Builder root, Object value) {
    parent(root).addRepeatedField(last(), value);
  }

  private Message.Builder parent(Message.Builder root) {
    Message.Builder at = root;
    for (int i = 0; i < steps.size() - 1; i++) {
      at = at.getFieldBuilder(steps.get(i));
    }
    return at;
  }
}
