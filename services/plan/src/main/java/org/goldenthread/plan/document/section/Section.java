package org.goldenthread.plan.document.section;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Paragraph;

/// The parts of a plan, as their headings name them. OTHER is an appendix.
enum Section {
  HEADER("", "executive summary"),
  A("A", "(role|purpose|role (and )?purpose|role purpose)( .*)?"),
  B("B", "contribution to .*"),
  C("C", "priorities actions( .*)?"),
  D("D", "financ\\w+ (and )?human resources"),
  E("E", "risks? (and )?business continuity( .*)?"),
  F("F", "performance (and )?activity indicators"),
  G("G", "activit(y|ies) requiring support( .*)?"),
  OTHER("", "(appendix|annex)( .*)?");

  private static final Pattern LETTERED = Pattern.compile("section ([a-g])(?: (.*))?");
  private static final int LONGEST = 160;

  private final String letter;
  private final Pattern wording;

  Section(String letter, String wording) {
    this.letter = letter;
    this.wording = Pattern.compile(wording);
  }

  /// What a place calls it.
  String label() {
    return switch (this) {
      case HEADER -> "Header";
      case OTHER -> "Appendix";
      case A, B, C, D, E, F, G -> letter;
    };
  }

  boolean isRichText() {
    return this == A || this == B;
  }

  /// The section that a paragraph heads. A letter must be followed by a mark, by capitals or by the
  /// wording of the template: "Section A describes…" is a sentence.
  static Optional<Section> headedBy(Paragraph paragraph) {
    String text = paragraph.text();
    if (text.length() > LONGEST) return Optional.empty();
    String words = TextRules.words(text);
    boolean stands = paragraph.heading() > 0 || paragraph.allBold() || TextRules.isCapitals(text);
    Matcher lettered = LETTERED.matcher(words);
    if (lettered.matches()) {
      String rest = lettered.group(2) == null ? "" : lettered.group(2);
      boolean marked = TextRules.fold(text).matches("section [a-g]\\s*[:.)-].*");
      Section section = valueOf(lettered.group(1).toUpperCase(Locale.ROOT));
      boolean wording = section.wording.matcher(rest).matches();
      return stands || wording || (marked && words.length() < 100) || rest.isEmpty()
          ? Optional.of(section)
          : Optional.empty();
    }
    return stands ? byWording(words) : Optional.empty();
  }

  private static Optional<Section> byWording(String words) {
    for (Section section : values()) {
      if (section != HEADER && section.wording.matcher(words).matches()) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }
}
