package org.goldenthread.gateway.transcode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.google.common.base.Utf8;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.curioswitch.common.protobuf.json.MessageMarshaller;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.goldenthread.gateway.problem.Refusal;
import org.jspecify.annotations.Nullable;

/// JSON in and out by marshallers, each generated when its message type is first met: all at once
/// would hold up the start.
@Singleton
public final class Json {
  private static final int DEEPEST = 64;

  private final Map<Descriptor, MessageMarshaller> marshallers = new ConcurrentHashMap<>();
  private final JsonFactory factory =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(100)
                  .maxNameLength(200)
                  .maxStringLength(4 << 20)
                  .build())
          .build();

  /// Proto3 JSON with zeros, `false` and empty lists written out.
  public byte[] write(Message message) {
    try {
      return marshaller(message).writeValueAsBytes(message);
    } catch (IOException impossible) {
      throw new IllegalStateException("a byte array refused to be written", impossible);
    }
  }

  /// Reads the body into `into`.
  ///
  /// @return the proto paths of the fields that the body names
  public Set<String> read(byte[] body, Message.Builder into) {
    if (!Utf8.isWellFormed(body)) {
      throw malformed("The body is not UTF-8.").refusal();
    }
    try (StrictParser parser =
        new StrictParser(factory.createParser(body), JsonShape.of(into.getDescriptorForType()))) {
      return read(parser, into);
    } catch (IOException broken) {
      throw malformed("The body is not JSON: " + plain(broken)).refusal();
    }
  }

  private MessageMarshaller marshaller(Message prototype) {
    return marshallers.computeIfAbsent(
        prototype.getDescriptorForType(),
        type ->
            MessageMarshaller.builder()
                .includingDefaultValueFields(true)
                .omittingInsignificantWhitespace(true)
                .register(prototype.getDefaultInstanceForType())
                .build());
  }

  private Set<String> read(StrictParser parser, Message.Builder into) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("The body is a JSON object, in { }.").refusal();
    }
    try {
      marshaller(into.getDefaultInstanceForType()).mergeValue(parser, into);
    } catch (StreamConstraintsException tooMuch) {
      throw malformed("The body is not JSON that is taken here: " + plain(tooMuch)).refusal();
    } catch (com.google.protobuf.InvalidProtocolBufferException wrong) {
      throw wrongValue(parser, wrong).refusal();
    } catch (Refusal said) {
      throw said;
    } catch (RuntimeException wrong) {
      // The marshallers let the parsers of numbers, instants and durations fail in their own ways.
      throw wrongValue(parser, wrong).refusal();
    }
    if (parser.nextToken() != null) {
      throw malformed("Something follows the body's JSON object.").refusal();
    }
    return parser.present();
  }

  private static Problem wrongValue(StrictParser parser, Exception wrong) {
    String pointer = parser.pointer();
    return Problem.of(
        Reason.BODY_MALFORMED,
        "The body's value at " + pointer + " cannot be read.",
        Flaw.body(pointer, expected(parser.field(), wrong), "WRONG_TYPE"));
  }

  private static String expected(@Nullable FieldDescriptor field, Exception wrong) {
    if (field == null) {
      return String.valueOf(wrong.getMessage());
    }
    String one =
        switch (field.getType()) {
          case ENUM ->
              field.getEnumType().getValues().stream()
                  .map(EnumValueDescriptor::getName)
                  .collect(Collectors.joining(", ", "one of ", ""));
          case INT32, SINT32, SFIXED32, UINT32, FIXED32, INT64, SINT64, SFIXED64, UINT64, FIXED64 ->
              "a whole number in range";
          case FLOAT, DOUBLE -> "a number";
          case BYTES -> "base64";
          case BOOL -> "true or false";
          case STRING -> "text in quotes";
          case MESSAGE, GROUP ->
              switch (field.getMessageType().getFullName()) {
                case "google.protobuf.Timestamp" -> "an instant like 2026-04-01T09:30:00Z";
                case "google.protobuf.Duration" -> "a duration in seconds like 3.5s";
                default -> "an object, in { }";
              };
        };
    return "Expected "
        + (field.isRepeated() && !field.isMapField() ? "a list, each " : "")
        + one
        + ".";
  }

  /// Jackson's first line, without the place in our code and without the source.
  private static String plain(IOException broken) {
    String message =
        broken instanceof com.fasterxml.jackson.core.JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(broken.getMessage());
    String first = message.lines().findFirst().orElse("");
    return first.length() > 200 ? first.substring(0, 200) + "…" : first;
  }

  private static Problem malformed(String detail) {
    return Problem.of(Reason.BODY_MALFORMED, detail);
  }
}
