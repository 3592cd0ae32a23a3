package org.goldenthread.plan.document.table;

import java.util.regex.Pattern;

/// The headings that one kind of table may have. Several wordings fit one heading; where a cell
/// fits two, the one that the enum names first is meant.
public interface Heading {
  String NUMBER = "no|number|ref|reference|item";

  /// A post, a role or a name at the head of a column of officers.
  String OFFICER =
      "(.* )?(accountable|responsible|named) (officers?|managers?|persons?|people|leads?)( .*)?"
          + "|(lead )?(officers?|owners?|managers?|leads?)( s)?( responsible| accountable)?"
          + "|who|responsib\\w+|accountab\\w+";

  /// A quarter, a term: the periods whose names are no months.
  String PERIOD =
      "(q|qtr |quarter )[1-4]|(t|term )[1-6]|(autumn|spring|summer|aut|spr|sum)( term)?";

  /// Figures of times gone by: a word that says so, a month, or a pair of years.
  String OUTTURN =
      "(.* )?(out ?turns?|actual|previous|baseline|latest|last year|result)( .*)?"
          + "|(.* )?current performance( .*)?"
          + "|(as at )?(end of )?(january|february|march|april|may|june|july|august"
          + "|september|october|november|december)( \\d{4})?( .*)?"
          + "|(19|20)\\d{2} \\d{2,4}( .{0,20})?";

  /// The wordings, over all of a heading's folded words.
  Pattern wording();

  default boolean fits(String words) {
    return wording().matcher(words).matches();
  }

  /// Any of several wordings.
  static Pattern anyOf(String... wordings) {
    return Pattern.compile(String.join("|", wordings));
  }
}
