package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.goldenthread.plan.document.content.KeyDecision;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.finding.Notice;
import org.goldenthread.plan.document.finding.Place;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.invented.InventedPlan;
import org.goldenthread.plan.document.invented.Manner;
import org.goldenthread.plan.document.invented.WordMarkup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in the text as text, and what stands beside it.
class BesideTheTextTest {
  private static final Manner WORD = new Manner();
  private static final String A = WORD.paragraph("H1", "SECTION A: ROLE/PURPOSE");
  private static final String B = WORD.paragraph("H1", "SECTION B: CONTRIBUTION");

  @TempDir private Path folder;

  @Test
  void looks_and_lists_become_the_small_subset_of_html() throws IOException {
    PlanDocument plan =
        read(
            A
                + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r><w:r><w:t"
                + " xml:space=\"preserve\"> and </w:t></w:r>"
                + "<w:r><w:rPr><w:i/></w:rPr><w:t>slanted</w:t></w:r><w:r><w:br/><w:t>on</w:t></w:r></w:p>"
                + WORD.paragraph("H2", "Under a heading")
                + listed(1, 2, "first dot")
                + listed(1, 2, "second dot")
                + listed(2, 0, "one")
                + listed(2, 0, "two")
                + WORD.paragraph("", "<script>alert('x')</script> & more"));

    assertEquals(
        "<p><strong>Bold</strong> and <em>slanted</em><br>on</p><h3>Under a heading</h3>"
            + "<ul><li>first dot</li><li>second dot</li></ul><ol><li>one</li><li>two</li></ol>"
            + "<p>&lt;script&gt;alert('x')&lt;/script&gt; &amp; more</p>",
        plan.roleAndPurpose());
  }

  @Test
  void a_sentence_that_names_a_section_does_not_begin_it() throws IOException {
    PlanDocument plan =
        read(A + WORD.paragraph("", "Section B says to whom we contribute, and how.") + B);

    assertEquals("<p>Section B says to whom we contribute, and how.</p>", plan.roleAndPurpose());
  }

  @Test
  void key_decisions_of_section_b_are_taken_from_their_list() throws IOException {
    PlanDocument plan =
        read(
            B
                + WORD.paragraph("H2", "Key Decisions")
                + WORD.paragraph("", "These are foreseen:")
                + WORD.paragraph("", "A.\tClose the old pier. Decision planned for June 2026")
                + WORD.paragraph("", "B) Sell the tug")
                + WORD.paragraph("H2", "Else")
                + WORD.paragraph("", "C. Not a decision"));

    assertEquals(
        List.of("A Close the old pier. 2026-06-30", "B Sell the tug null"),
        plan.keyDecisions().stream().map(BesideTheTextTest::words).toList());
    assertTrue(plan.contribution().contains("Close the old pier"));
  }

  private static String words(KeyDecision decision) {
    return decision.number() + " " + decision.text() + " " + decision.date().latest();
  }

  @Test
  void running_text_between_tables_is_kept_under_its_heading() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("H1", "SECTION E: RISKS AND BUSINESS CONTINUITY")
                + WORD.paragraph("H2", "Business continuity")
                + WORD.paragraph("", "The plans are tried every autumn.")
                + WORD.paragraph("", "The last trial was a storm."));

    assertEquals(1, plan.passages().size());
    assertEquals("E", plan.passages().getFirst().section());
    assertEquals("Business continuity", plan.passages().getFirst().heading());
    assertEquals(
        "<p>The plans are tried every autumn.</p><p>The last trial was a storm.</p>",
        plan.passages().getFirst().text());
  }

  @Test
  void a_paragraph_whose_end_was_deleted_goes_on_in_the_next() throws IOException {
    PlanDocument plan =
        read(
            A
                + "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>"
                + WORD.run("We keep the ")
                + "</w:p>"
                + WORD.paragraph("", "harbour open."));

    assertEquals("<p>We keep the harbour open.</p>", plan.roleAndPurpose());
    assertEquals(Notice.Kind.TRACKED_CHANGES, plan.notices().getFirst().kind());
  }

  @Test
  void what_a_form_field_shows_is_text() throws IOException {
    PlanDocument plan =
        read(
            A
                + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result"
                + " w:val=\"1\"/><w:listEntry w:val=\"small\"/><w:listEntry w:val=\"large\"/>"
                + "</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar"
                + " w:fldCharType=\"end\"/></w:r>"
                + WORD.run(" ships ")
                + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>");

    assertEquals("<p>large ships ✓</p>", plan.roleAndPurpose());
  }

  @Test
  void pictures_margins_and_hidden_text_are_listed_where_they_stand() throws IOException {
    String picture =
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr w:id=\"1\" descr=\"The old pier\"/><a:graphic>"
            + "<a:blip r:embed=\"r9\"/></a:graphic></wp:inline></w:drawing></w:r></w:p>";
    String hidden =
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ask Piet</w:t></w:r>"
            + WORD.run("Seen")
            + "</w:p>";
    WordMarkup word =
        new WordMarkup()
            .body(A + picture + hidden)
            .beside("styles", "styles", InventedPlan.STYLES)
            .beside("header", "hdr", WORD.paragraph("", "Saltmere Council"))
            .beside("footer", "ftr", WORD.paragraph("", "page 1"))
            .beside(
                "endnotes",
                "endnotes",
                "<w:endnote w:id=\"4\">" + WORD.paragraph("", "In the archive.") + "</w:endnote>");

    PlanDocument plan = read(word);

    assertEquals(
        List.of(
            "IMAGE The old pier BODY",
            "HIDDEN_TEXT ask Piet BODY",
            "ENDNOTE In the archive. ENDNOTE",
            "PAGE_HEADER Saltmere Council HEADER",
            "PAGE_FOOTER page 1 FOOTER"),
        plan.unread().stream()
            .map(each -> each.reason() + " " + each.text() + " " + each.place().part())
            .toList());
    assertEquals("<p>Seen</p>", plan.roleAndPurpose());
  }

  @Test
  void a_text_box_that_fits_nowhere_is_listed_as_one() throws IOException {
    PlanDocument plan =
        read(
            WORD.paragraph("Title", "Divisional Business Plan 2026-27")
                + "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
                + WORD.paragraph("", "Draft for the pier committee")
                + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>");

    Unread unread = plan.unread().getFirst();
    assertEquals("Draft for the pier committee", unread.text());
    assertEquals(Place.Part.TEXT_BOX, unread.place().part());
  }

  @Test
  void word_art_and_a_chosen_entry_are_words_like_others() throws IOException {
    PlanDocument plan =
        read(
            A
                + "<w:p><w:r><w:pict><v:shape><v:textpath string=\"For the harbour\"/></v:shape>"
                + "</w:pict></w:r></w:p><w:p><w:r><w:fldChar"
                + " w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry"
                + " w:val=\"Tides\"/><w:listEntry"
                + " w:val=\"Currents\"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>");

    assertEquals("<p>For the harbour</p><p>Currents</p>", plan.roleAndPurpose());
  }

  @Test
  void a_table_of_contents_is_one_item() throws IOException {
    String styles =
        InventedPlan.STYLES + "<w:style w:styleId=\"TOC1\"><w:name w:val=\"toc 1\"/></w:style>";
    WordMarkup word =
        new WordMarkup()
            .body(WORD.paragraph("TOC1", "Section A 1") + WORD.paragraph("TOC1", "Section B 2") + A)
            .beside("styles", "styles", styles);

    PlanDocument plan = read(word);

    assertEquals(1, plan.unread().size());
    assertEquals(Unread.Reason.CONTENTS, plan.unread().getFirst().reason());
  }

  @Test
  void sections_that_are_not_there_are_named() throws IOException {
    PlanDocument plan = read(A + B);

    Notice notice = plan.notices().getFirst();
    assertEquals(Notice.Kind.SECTIONS_MISSING, notice.kind());
    assertEquals("C, D, E, F, G", notice.detail());
  }

  private static String listed(int list, int level, String text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\""
        + level
        + "\"/><w:numId w:val=\""
        + list
        + "\"/></w:numPr></w:pPr>"
        + WORD.run(text)
        + "</w:p>";
  }

  private PlanDocument read(String body) throws IOException {
    return read(
        new WordMarkup()
            .body(body)
            .beside("styles", "styles", InventedPlan.STYLES)
            .beside("numbering", "numbering", InventedPlan.NUMBERING));
  }

  private PlanDocument read(WordMarkup word) throws IOException {
    Path file = word.write(folder.resolve("plan.docx"));
    return assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file))
        .document();
  }
}
