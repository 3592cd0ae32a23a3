package org.goldenthread.indicator.document;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import org.goldenthread.chassis.document.DocumentMerge;
import org.goldenthread.chassis.document.DocumentRow;
import org.goldenthread.type.v1.QualifiedValue;
import org.goldenthread.type.v1.UnreadItem;
import org.goldenthread.type.v1.UnreadItem.Reason;

/// What a document says a second time of one indicator and period. There is one figure for a
/// period: the first is taken, and another one is reported with both, for a person to decide.
final class SecondFigureWire {
  private SecondFigureWire() {}

  /// Reports the second, unless it says the same as the first.
  static <M extends Message> void meet(
      DocumentMerge merge, DocumentRow<M> first, DocumentRow<M> second) {
    if (meaning(first.message()).equals(meaning(second.message()))) {
      return;
    }
    merge.unread(
        UnreadItem.newBuilder()
            .setPlace(second.place())
            .setText(cut(second.words() + ", " + words(second.message()), 4000))
            .setReason(Reason.VALUE_REFUSED)
            .setDetail(
                cut(
                    "The document says "
                        + words(first.message())
                        + " and then "
                        + words(second.message())
                        + " where there can be one: the first was taken.",
                    1000))
            .setSuggestion(
                "Leave the right one in the document and send it again, or correct the record.")
            .build());
  }

  /// What is said, whichever way it is written; words that are no number are all that is said.
  private static Message meaning(Message message) {
    Message.Builder meant = message.toBuilder();
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (field.getName().equals("period_as_written")) {
                meant.clearField(field);
              } else if (value instanceof QualifiedValue figure && isNumber(figure)) {
                meant.setField(field, figure.toBuilder().clearAsWritten().build());
              }
            });
    return meant.build();
  }

  private static boolean isNumber(QualifiedValue figure) {
    return !figure.getValue().isEmpty() || !figure.getLowest().isEmpty();
  }

  /// Its figures under their heading, such as `Dec: 35%` or `Q1: lower 10, upper 20`.
  private static String words(Message message) {
    List<String> figures = new ArrayList<>();
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              if (value instanceof QualifiedValue figure) {
                String which = field.getName().equals("value") ? "" : field.getName() + " ";
                figures.add(which + written(figure));
              }
            });
    String heading = text(message, "period_as_written");
    return (heading.isEmpty() ? text(message, "period") : heading)
        + ": "
        + String.join(", ", figures);
  }

  private static String written(QualifiedValue figure) {
    return figure.getAsWritten().isEmpty() ? figure.getValue() : figure.getAsWritten();
  }

  private static String text(Message message, String field) {
    FieldDescriptor descriptor = message.getDescriptorForType().findFieldByName(field);
    return descriptor == null ? "" : (String) message.getField(descriptor);
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
