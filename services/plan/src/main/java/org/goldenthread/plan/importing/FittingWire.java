package org.goldenthread.plan.importing;

import build.buf.validate.FieldRules;
import build.buf.validate.StringRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.UnreadItem;
import org.goldenthread.type.v1.UnreadItem.Reason;

/// Makes what was read fit the limits that the contract sets, and tells what did not fit: a plan is
/// not refused for one text that is too long, and nothing of it goes unseen.
final class FittingWire {
  private static final int SHOWN = 4000;
  private static final List<String> BLOCK_ENDS = List.of("</p>", "</ul>", "</ol>", "</h3>");

  private final List<UnreadItem> unread = new ArrayList<>();

  /// The message with every text and list in it within its limits.
  ///
  /// @param place where its row stands
  <M extends Message> M fit(M message, Place place) {
    Message.Builder fitted = message.toBuilder();
    message
        .getAllFields()
        .forEach((field, value) -> fitted.setField(field, value(field, value, place)));
    @SuppressWarnings("unchecked") // a message's builder builds its own type
    M same = (M) fitted.build();
    return same;
  }

  /// What did not fit, in the order of fitting.
  List<UnreadItem> unread() {
    return List.copyOf(unread);
  }

  private Object value(FieldDescriptor field, Object value, Place place) {
    if (value instanceof List<?> many) return list(field, many, place);
    return one(field, rules(field).getString(), value, place);
  }

  private List<Object> list(FieldDescriptor field, List<?> many, Place place) {
    FieldRules rules = rules(field);
    long most =
        rules.getRepeated().hasMaxItems() ? rules.getRepeated().getMaxItems() : Long.MAX_VALUE;
    List<Object> fitted = new ArrayList<>();
    for (Object item : many) {
      if (fitted.size() < most) {
        fitted.add(one(field, rules.getRepeated().getItems().getString(), item, place));
      } else {
        refuse(place, item.toString(), "At most " + most + " are kept in " + words(field) + ".");
      }
    }
    return fitted;
  }

  private Object one(FieldDescriptor field, StringRules rules, Object value, Place place) {
    // A place was cut to fit when it was made, and is nothing that the document says.
    if (value instanceof Place) return value;
    if (value instanceof Message inner) return fit(inner, place);
    return value instanceof String text ? text(field, rules, text, place) : value;
  }

  private String text(FieldDescriptor field, StringRules rules, String text, Place place) {
    if (rules.hasPattern() && !Pattern.compile(rules.getPattern()).matcher(text).find()) {
      refuse(place, text, "It does not have the form of " + words(field) + ".");
      return "";
    }
    long most = rules.hasMaxLen() ? rules.getMaxLen() : Long.MAX_VALUE;
    if (text.codePointCount(0, text.length()) <= most) return text;
    String kept = text.startsWith("<") ? cutBlocks(text, (int) most) : cut(text, (int) most);
    refuse(
        place,
        text.substring(kept.length()),
        "Only the first "
            + most
            + " characters are kept in "
            + words(field)
            + "; this is what follows them.");
    return kept;
  }

  private void refuse(Place place, String text, String why) {
    unread.add(
        UnreadItem.newBuilder()
            .setPlace(place)
            .setText(cut(text, SHOWN))
            .setReason(Reason.VALUE_REFUSED)
            .setDetail(why)
            .setSuggestion("Shorten it in the document, or divide it.")
            .build());
  }

  /// The first characters of a text, whole ones.
  static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  /// Rich text cut after its last whole block, so that no element is left open.
  private static String cutBlocks(String html, int most) {
    String cut = cut(html, most);
    int end = 0;
    for (String closing : BLOCK_ENDS) {
      int at = cut.lastIndexOf(closing);
      if (at >= 0) end = Math.max(end, at + closing.length());
    }
    return cut.substring(0, end);
  }

  private static FieldRules rules(FieldDescriptor field) {
    return field.getOptions().getExtension(ValidateProto.field);
  }

  private static String words(FieldDescriptor field) {
    return "the field " + field.getName().replace('_', ' ');
  }
}
