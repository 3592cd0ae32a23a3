package org.goldenthread.plan.content;

import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.goldenthread.plan.v1.Action;

/// A plan's rows as its content shows them.
final class PlanContentWire {
  private static final String OFFICER = "goldenthread.org/Officer";

  private PlanContentWire() {}

  static List<Action> ordered(List<Action> actions) {
    return ContentRules.stepsAfterTheirWhole(actions, Action::getName, Action::getParentAction);
  }

  /// The officers that a message names, whatever fields it has for them: the contract says which
  /// these are.
  static SequencedSet<String> officers(Message message) {
    SequencedSet<String> names = new LinkedHashSet<>();
    message.getAllFields().forEach((field, value) -> officers(field, value, names));
    return names;
  }

  private static void officers(FieldDescriptor field, Object value, SequencedSet<String> names) {
    if (value instanceof List<?> many) {
      many.forEach(one -> officers(field, one, names));
    } else if (value instanceof Message inner) {
      names.addAll(officers(inner));
    } else if (value instanceof String name
        && field
            .getOptions()
            .getExtension(ResourceProto.resourceReference)
            .getType()
            .equals(OFFICER)) {
      names.add(name);
    }
  }
}
