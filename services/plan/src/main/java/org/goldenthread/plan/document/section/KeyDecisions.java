package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.content.KeyDecision;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Paragraph;

/// Key decisions that section B lists below a heading of its own. Only items of a list are taken:
/// the sentences around it stay text.
final class KeyDecisions {
  private static final Pattern HEADING =
      Pattern.compile("(key|significant|key (and|or) significant)( \\w+)? decisions?( .{0,40})?");
  private static final Pattern ITEM =
      Pattern.compile("(?s)([A-Za-z0-9]{1,3}[.):]|\\([A-Za-z0-9]{1,3}\\)|[•–-])\\s+(\\S.*)");
  private static final Pattern DATED =
      Pattern.compile(
          "(?is)(.*?)[\\s.;,(–-]*\\b(?:decision )?(?:is )?"
              + "(?:planned|expected|due|scheduled|to be taken)(?: to be taken)?"
              + "(?: for| in| on| by)?:?\\s+([^.;)]{3,40})[.)]?");

  final List<KeyDecision> decisions = new ArrayList<>();
  private final Ledger ledger;
  private boolean inside;

  KeyDecisions(Ledger ledger) {
    this.ledger = ledger;
  }

  void leave() {
    inside = false;
  }

  void read(Paragraph paragraph) {
    if (paragraph.heading() > 0 || (paragraph.allBold() && !isItem(paragraph))) {
      inside = HEADING.matcher(TextRules.words(paragraph.text())).matches();
    } else if (inside && isItem(paragraph)) {
      decision(paragraph);
    }
  }

  private static boolean isItem(Paragraph paragraph) {
    return paragraph.bullet()
        || !paragraph.marker().isEmpty()
        || ITEM.matcher(paragraph.text()).matches();
  }

  private void decision(Paragraph paragraph) {
    Matcher typed = ITEM.matcher(paragraph.text());
    boolean lettered = paragraph.marker().isEmpty() && typed.matches();
    String letter = lettered ? typed.group(1) : paragraph.marker();
    String said = lettered ? typed.group(2) : paragraph.text();
    String text = said;
    FuzzyDate date = FuzzyDate.of("");
    Matcher dated = DATED.matcher(said);
    if (dated.matches() && FuzzyDate.of(dated.group(2)).earliest() != null) {
      text = ended(said, dated.group(1));
      date = FuzzyDate.of(dated.group(2));
    }
    Place place = ledger.place(paragraph.spot().table(), paragraph.spot().row());
    decisions.add(
        new KeyDecision(
            ledger.key("keydecision", text),
            place,
            letter.replaceAll("[.):(•–-]", ""),
            text,
            paragraph.numbered(),
            date));
  }

  /// The sentence before the date, with the full stop that the pattern passed over.
  private static String ended(String said, String sentence) {
    boolean stop = said.startsWith(sentence + ".");
    return sentence.isBlank() ? said : stop ? sentence + "." : sentence;
  }
}
