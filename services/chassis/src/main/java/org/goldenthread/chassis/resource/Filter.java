package org.goldenthread.chassis.resource;

import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A filter field of a list request.
///
/// @param field the field's name
/// @param condition what it asks of a row, over the alias `t`, with one `?`
/// @param unset whether it holds rows back where the caller did not set the field; its parameter is
///   then `true`
record Filter(String field, String condition, boolean unset) {
  /// Adds the condition and its parameter where the caller set the field, or did not.
  void apply(Message request, Where where) {
    FieldDescriptor descriptor = request.getDescriptorForType().findFieldByName(field);
    if (descriptor == null) {
      throw new IllegalStateException(
          request.getDescriptorForType().getFullName() + " has no field " + field);
    }
    boolean set =
        descriptor.isRepeated()
            ? request.getRepeatedFieldCount(descriptor) > 0
            : descriptor.hasPresence()
                ? request.hasField(descriptor)
                : !request.getField(descriptor).equals(descriptor.getDefaultValue());
    if (unset && !set) {
      where.add(condition, true);
    } else if (set && !unset) {
      where.add(condition, value(descriptor, request.getField(descriptor)));
    }
  }

  private static Object value(FieldDescriptor descriptor, Object given) {
    if (given instanceof Collection<?> many) {
      List<Object> values = new ArrayList<>(many.size());
      many.forEach(one -> values.add(value(descriptor, one)));
      return values;
    }
    if (given instanceof EnumValueDescriptor choice) {
      return choice.getName();
    }
    boolean reference = descriptor.getOptions().hasExtension(ResourceProto.resourceReference);
    return reference ? lastId((String) given) : given;
  }

  static String lastId(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
