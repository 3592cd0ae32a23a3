package org.goldenthread.plan.document.section;

import org.goldenthread.plan.document.content.PlanDocument.Kind;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Paragraph;

/// The plan's title, and the kind of plan that it names.
final class PlanTitle {
  private static final int LONGEST = 200;

  private PlanTitle() {}

  /// A short line that says that this is a plan: by its style, or by naming kind and year.
  static boolean is(Paragraph paragraph) {
    String text = paragraph.text();
    if (text.length() > LONGEST) return false;
    String words = TextRules.words(text);
    boolean plan =
        words.matches("(.* )?(business|service|divisional|directorate|annual) plan( .*)?");
    if (!plan) return false;
    boolean dated = PlanYear.find(text).isPresent() && !words.contains("monitoring");
    return paragraph.title() || (dated && !text.contains(":"));
  }

  static Kind kind(String title) {
    String words = TextRules.words(title);
    if (words.matches(".*\\bdivision(al)?\\b.*")) return Kind.DIVISIONAL;
    if (words.matches(".*\\bdirectorate\\b.*plan.*")) return Kind.DIRECTORATE;
    return words.matches(".*\\bservice\\b.*") ? Kind.SERVICE : Kind.UNSTATED;
  }
}
