package org.goldenthread.chassis.link;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.Status.Code;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// A field that points to a resource.
///
/// @param field its path in the message, in the contract's names: `controls.owners`
/// @param name the resource's name
public record Reference(String field, String name) {
  private static final Set<String> OF_PLAN =
      Set.of("plans", "units", "officers", "strategyFrameworks");

  /// Every reference to what the plan service keeps in a message and the messages within it, but
  /// for those that the service itself fills in.
  static Set<Reference> toPlan(Message message) {
    Set<Reference> found = new LinkedHashSet<>();
    collect(message, "", found);
    return found;
  }

  /// The failure to answer with where the resource is not there.
  public Failure missing() {
    return Failure.of(
            Code.FAILED_PRECONDITION,
            ErrorReason.LINK_NOT_FOUND,
            "There is no " + name + ", to which the field " + field + " points.")
        .with("field", field)
        .with("resource", name);
  }

  private static void collect(Message message, String prefix, Set<Reference> found) {
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              List<?> values = value instanceof List<?> many ? many : List.of(value);
              if (!isOutput(field)) {
                values.forEach(one -> collect(field, one, prefix + field.getName(), found));
              }
            });
  }

  private static void collect(
      FieldDescriptor field, Object value, String path, Set<Reference> found) {
    if (value instanceof Message inner) {
      collect(inner, path + ".", found);
    } else if (value instanceof String name && isReference(field) && isOfPlan(name)) {
      found.add(new Reference(path, name));
    }
  }

  private static boolean isReference(FieldDescriptor field) {
    return !field.getOptions().getExtension(ResourceProto.resourceReference).getType().isEmpty();
  }

  /// `directorates/fsc/units/care`: what stands below the directorate tells whose it is.
  private static boolean isOfPlan(String name) {
    String[] parts = name.split("/", 4);
    return parts.length == 4 && OF_PLAN.contains(parts[2]);
  }

  private static boolean isOutput(FieldDescriptor field) {
    return field
        .getOptions()
        .getExtension(FieldBehaviorProto.fieldBehavior)
        .contains(FieldBehavior.OUTPUT_ONLY);
  }
}
