package org.goldenthread.chassis.call;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Text in the one form in which it is kept, NFC: `é` is one character, however it was typed, so
/// that what looks the same is found, compared and counted as the same.
public final class ComposedText {
  /// Below the first combining character every text is composed already.
  private static final char COMBINING = '\u0300';

  private ComposedText() {}

  /// The message with every text in it composed, however deep; itself where all of them are.
  public static Message of(Message message) {
    Message.@Nullable Builder changed = null;
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (mayHoldText(field.getKey())) {
        Object composed = value(field.getValue());
        if (composed != field.getValue()) {
          changed = changed == null ? message.toBuilder() : changed;
          changed.setField(field.getKey(), composed);
        }
      }
    }
    return changed == null ? message : changed.build();
  }

  private static boolean mayHoldText(FieldDescriptor field) {
    return field.getJavaType() == JavaType.STRING || field.getJavaType() == JavaType.MESSAGE;
  }

  /// The entries of a map are messages of a key and a value.
  private static Object value(Object value) {
    return switch (value) {
      case String text -> text(text);
      case Message message -> of(message);
      case List<?> many -> list(many);
      default -> value;
    };
  }

  private static Object list(List<?> many) {
    @Nullable List<Object> changed = null;
    for (int i = 0; i < many.size(); i++) {
      Object composed = value(many.get(i));
      if (composed != many.get(i)) {
        changed = changed == null ? new ArrayList<>(many) : changed;
        changed.set(i, composed);
      }
    }
    return changed == null ? many : changed;
  }

  private static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= COMBINING) {
        return Normalizer.isNormalized(text, Form.NFC)
            ? text
            : Normalizer.normalize(text, Form.NFC);
      }
    }
    return text;
  }
}
