package org.goldenthread.chassis.call;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;

/// The rules that the contract writes on its fields, and one that holds for every text: no control
/// characters but line breaks and tabs, which PostgreSQL could in part not even store.
@Singleton
public final class Rules {
  // Making it takes a second on a cold JVM, so it is made beside the rest of the start-up.
  private final CompletableFuture<Validator> validator =
      CompletableFuture.supplyAsync(() -> ValidatorFactory.newBuilder().build());

  /// Holds a message against the rules.
  ///
  /// @throws Failure `FIELD_INVALID` that names every field at fault
  public void require(Message message) {
    require(message, "");
  }

  /// The same for a message inside a request, whose fields are named with `prefix` before them:
  /// `action.`.
  public void require(Message message, String prefix) {
    List<Failure.Violation> violations = new ArrayList<>();
    controlCharacters(message, prefix, violations);
    try {
      ValidationResult result = validator.join().validate(message);
      for (Violation violation : result.getViolations()) {
        violations.add(
            new Failure.Violation(
                prefix + path(violation.toProto().getField()),
                violation.toProto().getMessage(),
                ErrorReason.FIELD_INVALID.name()));
      }
    } catch (ValidationException broken) {
      throw new IllegalStateException("the contract's rules cannot be read", broken);
    }
    if (!violations.isEmpty()) {
      throw Failure.invalid(violations);
    }
  }

  private static void controlCharacters(
      Message message, String prefix, List<Failure.Violation> violations) {
    message
        .getAllFields()
        .forEach((field, value) -> texts(field, value, prefix + field.getName(), violations));
  }

  private static void texts(
      FieldDescriptor field, Object value, String path, List<Failure.Violation> violations) {
    if (value instanceof List<?> many) {
      for (int i = 0; i < many.size(); i++) {
        texts(field, many.get(i), path + "[" + i + "]", violations);
      }
    } else if (value instanceof Message inner) {
      controlCharacters(inner, path + ".", violations);
    } else if (value instanceof String text && text.chars().anyMatch(Rules::isControl)) {
      violations.add(
          new Failure.Violation(
              path,
              "must not hold control characters other than line breaks and tabs",
              ErrorReason.FIELD_INVALID.name()));
    }
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        && character != '\n'
        && character != '\r'
        && character != '\t';
  }

  private static String path(FieldPath path) {
    StringBuilder text = new StringBuilder();
    for (FieldPathElement element : path.getElementsList()) {
      if (!text.isEmpty()) {
        text.append('.');
      }
      text.append(element.getFieldName());
      if (element.hasIndex()) {
        text.append('[').append(element.getIndex()).append(']');
      }
    }
    return text.toString();
  }
}
