package org.goldenthread.plan.succession;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import org.goldenthread.plan.revision.PlanPartsWire;

/// The fields in which an item points to others of its own plan.
final class ReferenceWire {
  static final String CARRIED_FROM = "carried_from";

  private ReferenceWire() {}

  /// The items of the plan to which an item points.
  ///
  /// @param plan the plan's resource name
  static List<String> within(String plan, Message item) {
    return fields(item).stream()
        .map(field -> (String) item.getField(field))
        .filter(name -> name.startsWith(plan + "/"))
        .toList();
  }

  /// The item as it points to what stands for these items in another plan; a field that points to
  /// anything else is left as it is.
  static Message moved(Message item, Map<String, String> names) {
    Message.Builder moved = item.toBuilder();
    for (FieldDescriptor field : fields(item)) {
      String name = (String) item.getField(field);
      moved.setField(field, names.getOrDefault(name, name));
    }
    return moved.build();
  }

  private static List<FieldDescriptor> fields(Message item) {
    return item.getDescriptorForType().getFields().stream()
        .filter(field -> PlanPartsWire.isReference(field) && !field.isRepeated())
        .filter(field -> !field.getName().equals(CARRIED_FROM))
        .toList();
  }
}
