package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.Header;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.table.Heading;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.Officer;
import org.goldenthread.plan.document.value.Quantity;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Cell;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.TableLine;
import org.jspecify.annotations.Nullable;

/// The front page: labels with their texts behind a colon, behind a tab, in the cell beside or in
/// the paragraphs below.
final class HeaderFields {
  enum Field implements Heading {
    CORPORATE_DIRECTOR("(responsible )?(corporate|executive|strategic) director", "( .{0,40})?"),
    HEADS_OF_SERVICE("heads?( s)? of services?( s)?"),
    DIRECTOR("((responsible|divisional|service) )*director", "( of .{0,40})?"),
    DIRECTORATE("directorate( name)?|name of directorate"),
    DIVISION(
        "(division|business unit|division business unit|division and business unit"
            + "|service|division service|unit)( name)?|name of (division|business unit|service)"),
    PORTFOLIO(
        "(cabinet )?portfolio( holder)?( s)?|cabinet (portfolio|member)",
        "((?<=portfolio|member) .{0,30})?"),
    GROSS("(total )?gross (expenditure|budget|spend)", "( .{0,40})?"),
    FTE("(number of )?(fte|ftes|full time equivalents?|staff fte)", "( .{0,40})?"),
    YEAR("(plan|financial|business plan) year|year|period");

    private final Pattern exact;
    private final Pattern wording;

    Field(String exact) {
      this(exact, "");
    }

    /// A label.
    ///
    /// @param more what may stand behind it, such as a year
    Field(String exact, String more) {
      this.exact = Pattern.compile(exact);
      this.wording = Pattern.compile("(?:" + exact + ")" + more);
    }

    /// Whether the words are the label and nothing more: more could be a name that begins like it.
    boolean isExactly(String words) {
      return exact.matcher(words).matches();
    }

    @Override
    public Pattern wording() {
      return wording;
    }
  }

  private static final int LONGEST_LABEL = 70;

  private final Ledger ledger;
  private final Map<Field, String> texts = new EnumMap<>(Field.class);
  private @Nullable Field open;
  // The open field's label ends with a mark, and its text is still to come.
  private boolean awaited;

  HeaderFields(Ledger ledger) {
    this.ledger = ledger;
  }

  int found() {
    return texts.size();
  }

  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  /// A paragraph, whose lines may each hold a field.
  boolean paragraph(Paragraph paragraph) {
    List<String> left = new ArrayList<>();
    boolean took = false;
    boolean onlyLabel = true;
    for (String line : paragraph.text().split("\n", -1)) {
      Optional<Field> field = label(line);
      if (field.isPresent() && !(awaited && isName(line, field.get()))) {
        String text = behind(line);
        took = true;
        onlyLabel &= text.isEmpty();
        begin(field.get(), text);
        awaited = text.isEmpty() && end(line) >= 0;
      } else if (open != null && paragraph.heading() == 0 && !isLabelLike(line)) {
        took = true;
        onlyLabel = false;
        awaited &= line.isBlank();
        append(open, line);
      } else if (!line.isBlank()) {
        left.add(line);
      }
    }
    if (!took) {
      close();
      return false;
    }
    if (onlyLabel) ledger.label(paragraph);
    else ledger.data(paragraph);
    for (String line : left) {
      ledger.unread(ledger.place(0, 0), line, Unread.Reason.NO_FIELD);
    }
    return true;
  }

  /// A table row of labels and texts side by side.
  boolean row(TableLine row) {
    boolean took = false;
    Field beside = null;
    int next = -1;
    for (Cell cell : row.filled()) {
      String text = cell.text();
      Optional<Field> field = label(text);
      boolean value = beside != null && cell.column() == next;
      if (field.isPresent() && !(value && isName(text, field.get()))) {
        took = true;
        String behind = behind(text);
        begin(field.get(), behind);
        beside = behind.isEmpty() ? field.get() : null;
        next = cell.end();
        if (behind.isEmpty()) ledger.label(cell);
        else ledger.data(cell);
      } else if (beside != null) {
        append(beside, text);
        ledger.data(cell);
        beside = null;
      }
    }
    close();
    return took;
  }

  void close() {
    open = null;
    awaited = false;
  }

  /// Whether a text in the place of a value only begins like a label: the division `FTE Services`.
  private static boolean isName(String text, Field like) {
    return end(text) < 0 && !like.isExactly(TextRules.words(text));
  }

  private void begin(Field field, String text) {
    if (!text.isEmpty()) append(field, text);
    open = text.isEmpty() ? field : null;
  }

  private void append(Field field, String text) {
    if (!text.isBlank()) texts.merge(field, text.strip(), (one, more) -> one + "\n" + more);
  }

  private static boolean isLabelLike(String line) {
    return line.strip().endsWith(":");
  }

  private static int end(String line) {
    int colon = line.indexOf(':');
    if (colon >= 0) return colon;
    return line.indexOf('\t');
  }

  private static Optional<Field> label(String line) {
    int end = end(line);
    String label = end < 0 ? line : line.substring(0, end);
    if (label.length() > LONGEST_LABEL || label.isBlank()) return Optional.empty();
    String words = TextRules.words(label);
    for (Field field : Field.values()) {
      if (field.fits(words)) return Optional.of(field);
    }
    return Optional.empty();
  }

  private static String behind(String line) {
    int end = end(line);
    return end < 0 ? "" : TextRules.clean(line.substring(end + 1));
  }

  Header header() {
    String heads = text(Field.HEADS_OF_SERVICE);
    return new Header(
        Ledger.frontPage(),
        TextRules.line(text(Field.DIRECTORATE)),
        TextRules.line(text(Field.DIVISION)),
        text(Field.PORTFOLIO),
        text(Field.CORPORATE_DIRECTOR),
        text(Field.DIRECTOR),
        heads,
        Officer.in(heads),
        quantity(Field.GROSS),
        quantity(Field.FTE));
  }

  private @Nullable Quantity quantity(Field field) {
    String text = text(field);
    if (text.isBlank()) return null;
    return ledger.checked(Ledger.frontPage(), Quantity.of(text));
  }
}
