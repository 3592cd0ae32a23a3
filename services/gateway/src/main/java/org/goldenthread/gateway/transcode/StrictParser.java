package org.goldenthread.gateway.transcode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.jspecify.annotations.Nullable;

/// Reads JSON for the generated marshallers and, on the way, knows which field it is in.
///
/// The marshallers take a number where text belongs, and what they refuse they do not point at. So
/// each token is held against the message's shape here, in the same pass; and as the fields go by,
/// those that are present become the update mask of a merge patch.
final class StrictParser extends JsonParserDelegate {
  /// One open object or list.
  private static final class Frame {
    /// The object's; null where anything goes (a map, a well-known type).
    final @Nullable JsonShape shape;

    /// The field in whose value the parser is; null for the body itself.
    JsonShape.@Nullable Field field;

    Frame(@Nullable JsonShape shape) {
      this.shape = shape;
    }
  }

  private final Deque<Frame> open = new ArrayDeque<>();
  private final JsonShape root;
  private final Set<String> present = new LinkedHashSet<>();

  StrictParser(JsonParser parser, JsonShape root) {
    super(parser);
    this.root = root;
  }

  /// The fields that the body names and a caller may give, as an update mask writes them. A message
  /// or a list among them is replaced as a whole, so the mask goes no deeper.
  Set<String> present() {
    return present;
  }

  /// The field in whose value the parser is; null at the top and inside what has no shape.
  @Nullable FieldDescriptor field() {
    Frame frame = open.peek();
    return frame == null || frame.field == null ? null : frame.field.descriptor();
  }

  /// Where the parser is.
  String pointer() {
    return delegate.getParsingContext().pathAsPointer().toString();
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    if (token == null) {
      return null;
    }
    switch (token) {
      case FIELD_NAME -> name(delegate.currentName());
      case START_OBJECT -> push(false);
      case START_ARRAY -> push(true);
      case END_OBJECT, END_ARRAY -> open.pop();
      case VALUE_NULL -> {}
      default -> value(token);
    }
    return token;
  }

  @Override
  public @Nullable JsonToken nextValue() throws IOException {
    JsonToken token = nextToken();
    return token == JsonToken.FIELD_NAME ? nextToken() : token;
  }

  private void name(String name) {
    Frame frame = open.element();
    if (frame.shape == null) {
      // A map's key is a value as well.
      text(name.toCharArray(), 0, name.length());
      return;
    }
    frame.field = frame.shape.field(name);
    if (frame.field == null) {
      throw Problem.of(
              Reason.FIELD_UNKNOWN,
              "The body has a field that is not known here: " + Texts.quoted(name) + ".",
              Flaw.body(pointer(), "There is no such field; check its spelling.", "FIELD_UNKNOWN"))
          .refusal();
    }
    if (open.size() == 1 && frame.field.given()) {
      present.add(frame.field.proto());
    }
  }

  private void push(boolean list) {
    Frame frame = open.peek();
    JsonShape.Field field = frame == null ? null : frame.field;
    if (frame == null || field == null) {
      open.push(new Frame(list || frame != null ? null : root));
      return;
    }
    Frame inner = new Frame(list ? null : field.inner());
    if (list || field.inner() == null) {
      // The elements of a list, and the values of a map, are held against the same field.
      inner.field = field;
    }
    open.push(inner);
  }

  private void value(JsonToken token) throws IOException {
    Frame frame = open.peek();
    if (frame == null || frame.field == null) {
      return;
    }
    boolean right =
        switch (frame.field.kind()) {
          case TEXT -> token == JsonToken.VALUE_STRING;
          case TRUTH -> token.isBoolean();
          case OTHER -> true;
        };
    if (!right) {
      throw wrong("Expected " + frame.field.kind().expected + ".", "WRONG_TYPE");
    }
    if (token == JsonToken.VALUE_STRING) {
      text(delegate.getTextCharacters(), delegate.getTextOffset(), delegate.getTextLength());
    }
  }

  private void text(char[] chars, int from, int length) {
    int to = from + length;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == 0) {
        throw wrong("Text holds no NUL characters.", "NUL_CHARACTER");
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(chars[i + 1]);
        if (!pair) {
          throw wrong("Half of a character (an unpaired surrogate).", "INVALID_TEXT");
        }
        i++;
      }
    }
  }

  private RuntimeException wrong(String detail, String code) {
    String pointer = pointer();
    return Problem.of(
            Reason.BODY_MALFORMED,
            "The body's value at " + pointer + " is not of the right kind.",
            Flaw.body(pointer, detail, code))
        .refusal();
  }
}
