package org.goldenthread.gateway.table;

import build.buf.validate.Int32Rules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.problem.Flaw;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.jspecify.annotations.Nullable;

/// An RPC that lists (AIP-132), and how its pages are asked for: it takes a `page_token`, and
/// answers with one list of messages and a `next_page_token`.
///
/// @param items the field of the answer that is the list
/// @param readTime the field of the request that takes an instant; null where it has none
public record Listing(
    FieldDescriptor items,
    FieldDescriptor next,
    FieldDescriptor size,
    FieldDescriptor token,
    @Nullable FieldDescriptor readTime) {
  private static final int LARGEST_PAGE = 500;

  /// The RPC as a list; nothing where it is none.
  public static Optional<Listing> of(Rpc rpc) {
    Descriptor answer = rpc.output().getDescriptorForType();
    Descriptor request = rpc.input().getDescriptorForType();
    List<FieldDescriptor> lists =
        answer.getFields().stream()
            .filter(field -> field.isRepeated() && field.getJavaType() == JavaType.MESSAGE)
            .toList();
    @Nullable FieldDescriptor next = answer.findFieldByName("next_page_token");
    @Nullable FieldDescriptor size = request.findFieldByName("page_size");
    @Nullable FieldDescriptor token = request.findFieldByName("page_token");
    if (lists.size() != 1 || next == null || size == null || token == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Listing(lists.getFirst(), next, size, token, request.findFieldByName("read_time")));
  }

  /// The question for the first page, as large as it may be.
  ///
  /// @throws org.goldenthread.gateway.problem.Refusal where the caller asks for one page: a table
  ///   is the whole list
  Message first(Message asked) {
    for (FieldDescriptor page : List.of(size, token)) {
      if (!asked.getField(page).equals(page.getDefaultValue())) {
        throw Problem.of(
                Reason.FIELD_INVALID,
                "A table is the whole list and is not asked for by pages.",
                Flaw.query(page.getJsonName(), "Leave it out.", "NOT_OF_A_TABLE"))
            .refusal();
      }
    }
    Int32Rules rules = size.getOptions().getExtension(ValidateProto.field).getInt32();
    int most = rules.hasLte() ? Math.min(rules.getLte(), LARGEST_PAGE) : LARGEST_PAGE;
    return asked.toBuilder().setField(size, most).build();
  }

  /// Whether the pages of this question could be of different instants.
  boolean isUnsettled(Message question) {
    return readTime != null && !question.hasField(readTime);
  }

  /// The question as of an instant.
  Message at(Message question, Instant instant) {
    Timestamp time =
        Timestamp.newBuilder()
            .setSeconds(instant.getEpochSecond())
            .setNanos(instant.getNano())
            .build();
    return readTime == null ? question : question.toBuilder().setField(readTime, time).build();
  }

  Message after(Message question, String page) {
    return question.toBuilder().setField(token, page).build();
  }

  List<?> rows(Message answer) {
    return (List<?>) answer.getField(items);
  }

  String next(Message answer) {
    return (String) answer.getField(next);
  }
}
