package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.finding.Notice;
import org.goldenthread.plan.document.finding.Notice.Kind;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Aside;
import org.goldenthread.plan.document.word.WordText;

/// What the sender should know about the document as a whole.
final class Notices {
  private static final Pattern FOREIGN = Pattern.compile("[\\p{IsCyrillic}\\p{IsGreek}]");

  private final List<Notice> notices = new ArrayList<>();

  private Notices() {}

  static List<Notice> of(WordText text, int blankRows, int continued, Set<String> missing) {
    Notices all = new Notices();
    all.add(Kind.TRACKED_CHANGES, text.trackedChanges() ? 1 : 0, "");
    all.add(Kind.LOOK_ALIKE_LETTERS, lookAlikes(text), "");
    all.add(Kind.CONTINUED_TABLES, continued, "");
    all.add(Kind.BLANK_ROWS, blankRows, "");
    all.add(Kind.SECTIONS_MISSING, missing.size(), String.join(", ", missing));
    text.asides().stream()
        .collect(Collectors.groupingBy(aside -> kind(aside.kind()), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> all.add(entry.getKey(), entry.getValue(), ""));
    return List.copyOf(all.notices);
  }

  private void add(Kind kind, long count, String detail) {
    if (count > 0) notices.add(new Notice(kind, (int) count, detail));
  }

  /// Paragraphs in which a letter of another alphabet stands where folding finds a Latin one.
  private static long lookAlikes(WordText text) {
    return text.paragraphs().stream()
        .filter(paragraph -> FOREIGN.matcher(paragraph.text()).find())
        .filter(
            paragraph -> {
              String latin = TextRules.latin(paragraph.text());
              return FOREIGN.matcher(paragraph.text()).results().count()
                  > FOREIGN.matcher(latin).results().count();
            })
        .count();
  }

  private static Kind kind(Aside.Kind kind) {
    return switch (kind) {
      case FOOTNOTE -> Kind.FOOTNOTES;
      case ENDNOTE -> Kind.ENDNOTES;
      case COMMENT -> Kind.COMMENTS;
      case HEADER -> Kind.HEADERS;
      case FOOTER -> Kind.FOOTERS;
      case IMAGE, CHART, DIAGRAM -> Kind.IMAGES;
      case EMBEDDED_FILE -> Kind.EMBEDDED_FILES;
      case HIDDEN_TEXT -> Kind.HIDDEN_TEXT;
      case PROMPT -> Kind.PROMPTS;
    };
  }
}
