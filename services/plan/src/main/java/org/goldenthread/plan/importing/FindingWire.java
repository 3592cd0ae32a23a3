package org.goldenthread.plan.importing;

import io.grpc.Status.Code;
import java.util.List;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.file.Refusal;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Notice;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.v1.ImportNotice;
import org.goldenthread.type.v1.FailedCheck;
import org.goldenthread.type.v1.FailedCheck.Rule;
import org.goldenthread.type.v1.Place;
import org.goldenthread.type.v1.UnreadItem;

/// What the reader found out about a document, as the contract has it.
final class FindingWire {
  private static final int WORDS = 500;
  private static final int TEXT = 4000;
  private static final int SENTENCE = 1000;
  private static final int MOST = 100_000;

  private FindingWire() {}

  static Place place(org.goldenthread.plan.document.finding.Place place) {
    return Place.newBuilder()
        .setWords(FittingWire.cut(place.words(), WORDS))
        .setPart(Place.Part.valueOf(place.part().name()))
        .setSection(letter(place.section()))
        .setHeading(FittingWire.cut(place.heading(), WORDS))
        .setTable(Math.min(place.table(), MOST))
        .setRow(Math.min(place.row(), MOST))
        .build();
  }

  /// The reader also tells the front page and the appendix, which have no letter.
  static String letter(String section) {
    return section.length() == 1 ? section : "";
  }

  static UnreadItem unread(Unread item) {
    return UnreadItem.newBuilder()
        .setPlace(place(item.place()))
        .setText(FittingWire.cut(item.text(), TEXT))
        .setReason(reason(item.reason()))
        .setDetail(item.why())
        .setSuggestion(item.suggestion())
        .build();
  }

  private static UnreadItem.Reason reason(Unread.Reason reason) {
    return switch (reason) {
      case NO_FIELD, CONTENTS, FOOTNOTE, ENDNOTE, HIDDEN_TEXT -> UnreadItem.Reason.TEXT_UNPLACED;
      case NO_COLUMN -> UnreadItem.Reason.COLUMN_UNKNOWN;
      case NO_TABLE -> UnreadItem.Reason.TABLE_UNKNOWN;
      case NO_PRIORITY, NO_TEXT -> UnreadItem.Reason.ROW_UNKNOWN;
      case DATE_NOT_UNDERSTOOD, VALUE_NOT_UNDERSTOOD -> UnreadItem.Reason.VALUE_REFUSED;
      case NOT_KEPT_YET -> UnreadItem.Reason.NOT_KEPT_YET;
      case COMMENT -> UnreadItem.Reason.COMMENT;
      case PAGE_HEADER, PAGE_FOOTER -> UnreadItem.Reason.HEADER_OR_FOOTER;
      case IMAGE, CHART, DIAGRAM -> UnreadItem.Reason.IMAGE;
      case EMBEDDED_FILE -> UnreadItem.Reason.EMBEDDED_OBJECT;
    };
  }

  static List<FailedCheck> failed(List<Check> checks) {
    return checks.stream().filter(check -> !check.passed()).map(FindingWire::failed).toList();
  }

  private static FailedCheck failed(Check check) {
    return FailedCheck.newBuilder()
        .setRule(rule(check.rule()))
        .setPlace(place(check.place()))
        .setStated(FittingWire.cut(check.stated(), WORDS))
        .setComputed(FittingWire.cut(check.computed(), WORDS))
        .setDetail(FittingWire.cut(check.detail(), SENTENCE))
        .build();
  }

  private static Rule rule(Check.Rule rule) {
    return switch (rule) {
      case GROSS_IS_STAFFING_AND_NON_STAFFING -> Rule.GROSS_ADDS_UP;
      case NET_EXPENDITURE_IS_GROSS_AND_INCOME -> Rule.NET_EXPENDITURE_ADDS_UP;
      case NET_COST_IS_NET_EXPENDITURE_AND_GRANTS -> Rule.NET_COST_ADDS_UP;
      case TOTAL_IS_SUM_OF_ROWS -> Rule.TOTAL_ADDS_UP;
      case HEADER_GROSS_IS_TABLE_GROSS -> Rule.HEADER_GROSS_AGREES;
      case HEADER_FTE_IS_TABLE_FTE -> Rule.HEADER_FTE_AGREES;
      case SUB_ACTION_HAS_PARENT -> Rule.SUB_ACTION_HAS_PARENT;
      case RANGE_ORDERED -> Rule.RANGE_ORDERED;
      case FIGURE_IS_GROUPED_IN_THOUSANDS -> Rule.DIGITS_GROUPED;
    };
  }

  static ImportNotice notice(Notice notice) {
    ImportNotice.Kind kind =
        switch (notice.kind()) {
          case TRACKED_CHANGES -> ImportNotice.Kind.TRACKED_CHANGES;
          case LOOK_ALIKE_LETTERS -> ImportNotice.Kind.LOOK_ALIKE_LETTERS;
          case CONTINUED_TABLES -> ImportNotice.Kind.CONTINUED_TABLE;
          case BLANK_ROWS -> ImportNotice.Kind.BLANK_ROWS;
          case SECTIONS_MISSING -> ImportNotice.Kind.SECTION_MISSING;
          case FOOTNOTES,
              ENDNOTES,
              COMMENTS,
              HEADERS,
              FOOTERS,
              IMAGES,
              EMBEDDED_FILES,
              HIDDEN_TEXT,
              PROMPTS ->
              ImportNotice.Kind.BESIDE_THE_TEXT;
        };
    return notice(kind, notice.count(), notice.sentence());
  }

  static ImportNotice notice(ImportNotice.Kind kind, int count, String sentence) {
    return ImportNotice.newBuilder()
        .setKind(kind)
        .setCount(Math.min(count, MOST))
        .setDetail(FittingWire.cut(sentence, SENTENCE))
        .build();
  }

  /// The failure by which a file that is not read is answered.
  static Failure failure(Refusal refusal, Limits limits) {
    Failure failure =
        Failure.of(Code.INVALID_ARGUMENT, reason(refusal.reason()), refusal.sentence());
    return switch (refusal.reason()) {
      case TOO_LARGE -> failure.with("limitBytes", Long.toString(limits.fileBytes()));
      case TOO_LARGE_UNPACKED -> failure.with("limitBytes", Long.toString(limits.inflatedBytes()));
      case TOO_MANY_ROWS -> failure.with("limit", Integer.toString(limits.rows()));
      case TOO_MUCH_TEXT -> failure.with("limit", Integer.toString(limits.characters()));
      case TOO_COMPLEX -> failure.with("limit", Integer.toString(limits.items()));
      default -> failure;
    };
  }

  private static ErrorReason reason(Refusal.Reason reason) {
    return switch (reason) {
      case EMPTY -> ErrorReason.FILE_MISSING;
      case TOO_LARGE -> ErrorReason.FILE_TOO_LARGE;
      case TOO_LARGE_UNPACKED, TOO_MUCH_TEXT, TOO_COMPLEX -> ErrorReason.FILE_INFLATES_TOO_LARGE;
      case TOO_MANY_ROWS -> ErrorReason.FILE_TOO_MANY_ROWS;
      case DAMAGED -> ErrorReason.FILE_DAMAGED;
      case FORBIDDEN_MARKUP -> ErrorReason.FILE_UNSAFE;
      case OLD_WORD -> ErrorReason.FILE_OLD_WORD;
      case PROTECTED -> ErrorReason.FILE_PROTECTED;
      case MACRO_ENABLED -> ErrorReason.FILE_HAS_MACROS;
      case PDF -> ErrorReason.FILE_PDF;
      case RICH_TEXT, OPEN_DOCUMENT, OTHER_OFFICE, NOT_WORD -> ErrorReason.FILE_NOT_WORD;
      case NOT_A_PLAN -> ErrorReason.FILE_NOT_A_PLAN;
    };
  }
}
