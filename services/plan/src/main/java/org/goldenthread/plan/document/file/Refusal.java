package org.goldenthread.plan.document.file;

import static java.util.Objects.requireNonNull;

/// Why a file is not read, in a sentence that tells the sender what to do.
public record Refusal(Reason reason, String sentence) {

  public enum Reason {
    EMPTY("The file is empty. Choose the plan's .docx file and send it again."),
    TOO_LARGE(
        "The file is larger than is accepted. Remove or shrink its pictures and send it again."),
    TOO_LARGE_UNPACKED(
        "The file unpacks to more than is accepted. Copy its text into a new document, save that"
            + " as .docx and send it."),
    TOO_MANY_ROWS(
        "The tables have more rows than are accepted. Divide the plan into several files."),
    TOO_MUCH_TEXT(
        "The document has more text than is accepted. Divide the plan into several files."),
    TOO_COMPLEX(
        "The document is built in a way that is too complex to read. Copy its text into a new"
            + " document, save that as .docx and send it."),
    DAMAGED(
        "The file is damaged or was not sent whole. Open it in Word, save it again as .docx and"
            + " send it."),
    FORBIDDEN_MARKUP(
        "The file holds a document type declaration, which Word never writes. Open it in Word,"
            + " save it again as .docx and send it."),
    OLD_WORD("This is a Word 97-2003 file. Open it in Word and save it as Word document (.docx)."),
    PROTECTED(
        "The file is protected by a password. Remove the password in Word and send it again."),
    MACRO_ENABLED("The file may hold macros. Save it as Word document (.docx), without macros."),
    PDF("This is a PDF. Send the Word document (.docx) that it was made from."),
    RICH_TEXT("This is a rich text file. Open it in Word and save it as Word document (.docx)."),
    OPEN_DOCUMENT("This is an OpenDocument file. Open it and save it as Word document (.docx)."),
    OTHER_OFFICE("This is an Office file, but no Word document. Send the plan's .docx file."),
    NOT_WORD("This is no Word document. Send the plan as a .docx file."),
    NOT_A_PLAN(
        "This is a Word document, but no heading or table of a business plan is in it. Check that"
            + " it is the plan, and that its sections are headed Section A to Section G.");

    private final String sentence;

    Reason(String sentence) {
      this.sentence = sentence;
    }

    public Refusal refusal() {
      return new Refusal(this, sentence);
    }
  }

  public Refusal {
    requireNonNull(reason);
    requireNonNull(sentence);
  }
}
