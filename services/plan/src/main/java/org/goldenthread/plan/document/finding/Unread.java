package org.goldenthread.plan.document.finding;

import static java.util.Objects.requireNonNull;

/// Something in the document that did not become data, or not all of it.
public record Unread(Place place, String text, Reason reason) {

  /// Why, and what the planner can do about it.
  public enum Reason {
    NO_FIELD(
        "This text belongs to no part of the plan that is kept.",
        "Move it into section A or B if it should be kept, or leave it."),
    NO_COLUMN(
        "This cell stands in a column or row that the table does not have a field for.",
        "Check the table's headings, or enter the text where it belongs after the import."),
    NO_TABLE(
        "The table's headings are not known.",
        "Use the template's headings, or enter the rows after the import."),
    NOT_KEPT_YET(
        "This part of a plan is known, but not kept as records yet.",
        "Keep the document at hand; it can be imported again later."),
    NO_PRIORITY(
        "The row stands before any priority.",
        "Write PRIORITY with its number and title above the row."),
    NO_TEXT(
        "The row has no text of its own to be known by.",
        "Write what the row is about, or empty it."),
    DATE_NOT_UNDERSTOOD(
        "It was kept as written, but no date could be read from it for certain.",
        "Write it as month and year, such as April 2013."),
    VALUE_NOT_UNDERSTOOD(
        "It was kept as written, but no value could be read from it for certain.",
        "Write a single figure, or TBC, n/a or New indicator."),
    CONTENTS("A table of contents repeats the headings.", "Nothing needs to be done."),
    FOOTNOTE("Footnotes have no field.", "Put what matters into the text that it belongs to."),
    ENDNOTE("Endnotes have no field.", "Put what matters into the text that it belongs to."),
    COMMENT("Comments are not part of the plan.", "Settle the comment in Word."),
    PAGE_HEADER("Page headers are not part of the plan.", "Nothing needs to be done."),
    PAGE_FOOTER("Page footers are not part of the plan.", "Nothing needs to be done."),
    IMAGE("Pictures are not read.", "Write out what the picture shows, if it matters."),
    CHART("Charts are not read.", "Write out what the chart shows, if it matters."),
    DIAGRAM("Diagrams are not read.", "Write out what the diagram shows, if it matters."),
    EMBEDDED_FILE(
        "Files inside the document are not read.",
        "Copy its text into the document, if it matters."),
    HIDDEN_TEXT("Hidden text is not read.", "Show it in Word and take it in or delete it.");

    private final String sentence;
    private final String suggestion;

    Reason(String sentence, String suggestion) {
      this.sentence = sentence;
      this.suggestion = suggestion;
    }

    public String sentence() {
      return sentence;
    }
  }

  public Unread {
    requireNonNull(place);
    requireNonNull(text);
    requireNonNull(reason);
  }

  public String why() {
    return reason.sentence;
  }

  public String suggestion() {
    return reason.suggestion;
  }
}
