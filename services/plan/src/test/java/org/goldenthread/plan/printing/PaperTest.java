package org.goldenthread.plan.printing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goldenthread.plan.document.PlanDocumentReader;
import org.goldenthread.plan.document.Reading;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.importing.SampleFile;
import org.goldenthread.plan.importing.Stored;
import org.goldenthread.plan.printing.page.Grid;
import org.goldenthread.plan.printing.page.Line;
import org.goldenthread.plan.printing.page.Printout;
import org.goldenthread.plan.printing.page.Sheets;
import org.goldenthread.plan.printing.page.Title;
import org.goldenthread.plan.printing.paper.HtmlPaper;
import org.goldenthread.plan.printing.paper.PdfPaper;
import org.goldenthread.plan.printing.paper.WordPaper;
import org.goldenthread.testing.golden.KeptText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pages, as whoever is handed them sees them.
class PaperTest {
  private static final String RUNNING = "Community Support – Divisional Business Plan 2026-27";

  @TempDir private Path folder;

  @Test
  void the_sample_plan_as_html_is_as_it_was_looked_at() throws IOException {
    KeptText.assertKept("printed/sample.html", HtmlPaper.of(sample()));
  }

  @Test
  void the_sample_plan_in_word_is_as_it_was_looked_at() throws IOException {
    String document = part(word(sample()), "word/document.xml");

    KeptText.assertKept(
        "printed/sample.document.xml",
        document
                .replace("<w:p>", "\n<w:p>")
                .replace("<w:t", "\n<w:t")
                .replace("<w:sect", "\n<w:sect")
            + "\n");
  }

  @Test
  void the_sample_plan_as_pdf_says_on_each_page_what_was_looked_at() throws IOException {
    StringBuilder text = new StringBuilder();
    try (PDDocument pdf = Loader.loadPDF(pdf(sample()))) {
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        PDPage sheet = pdf.getPage(page - 1);
        boolean wide = sheet.getMediaBox().getWidth() > sheet.getMediaBox().getHeight();
        text.append("== ").append(wide ? "landscape" : "portrait").append('\n');
        text.append(text(pdf, page));
      }
    }
    KeptText.assertKept("printed/sample.pdf.txt", text.toString());
  }

  @Test
  void every_page_names_the_plan_with_its_year_and_is_numbered() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(sample()))) {
      int pages = pdf.getNumberOfPages();
      assertTrue(pages > 5, pages + " pages");
      for (int page = 1; page <= pages; page++) {
        String text = text(pdf, page);
        assertTrue(text.contains(RUNNING), text);
        assertTrue(text.contains("Page " + page + " of " + pages), text);
      }
    }
  }

  @Test
  void the_headings_of_a_long_table_stand_on_every_page_and_no_row_is_lost() throws IOException {
    List<Grid.Row> rows = new ArrayList<>(List.of(Grid.row("Number", "What is done")));
    IntStream.range(0, 200)
        .mapToObj(n -> Grid.row("row " + n, "first line\nsecond line\nend of " + n + "."))
        .forEach(rows::add);
    Grid grid = new Grid(List.of(1, 3), 1, rows);
    Printout printout =
        new Printout("Long", "Long 2013-14", List.of(new Sheets(false, List.of(grid))));

    try (PDDocument pdf = Loader.loadPDF(pdf(printout))) {
      int found = 0;
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        String text = text(pdf, page);
        assertTrue(text.contains("What is done"), text);
        for (int row = 0; row < 200; row++) {
          boolean begins = text.contains("row " + row + " ");
          assertEquals(begins, text.contains("end of " + row + "."), "row " + row + " is cut");
          found += begins ? 1 : 0;
        }
      }
      assertEquals(200, found);
    }
  }

  @Test
  void the_fonts_of_a_pdf_are_in_it() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(sample()))) {
      for (PDPage page : pdf.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertTrue(page.getResources().getFont(name).isEmbedded(), name.getName());
        }
      }
    }
  }

  @Test
  void a_text_that_is_markup_is_shown_and_not_obeyed() throws IOException {
    String hostile = "</style><script>alert(1)</script>\"'\\9 & {} ]]>";
    Printout printout =
        new Printout(
            hostile,
            hostile,
            List.of(
                new Sheets(
                    false,
                    List.of(
                        new Title(0, hostile),
                        Line.plain(hostile),
                        new Grid(List.of(1), 0, List.of(Grid.row(hostile)))))));

    String html = HtmlPaper.of(printout);

    assertFalse(html.contains("<script"), html);
    try (PDDocument pdf = Loader.loadPDF(pdf(printout))) {
      assertTrue(text(pdf, 1).contains("<script>alert(1)</script>"));
    }
    assertTrue(part(word(printout), "word/document.xml").contains("&lt;script"));
  }

  @Test
  void the_same_plan_is_the_same_word_file() throws IOException {
    assertArrayEquals(
        part(word(sample()), "word/document.xml").getBytes(StandardCharsets.UTF_8),
        part(word(sample()), "word/document.xml").getBytes(StandardCharsets.UTF_8));
  }

  private Printout sample() throws IOException {
    Path file = Files.write(folder.resolve("sample.docx"), SampleFile.bytes(SampleFile.FIRST));
    Reading.Read read =
        assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file));
    Stored stored = Stored.of(read.document());
    return FormWire.of(stored.request(), stored.content());
  }

  private static byte[] word(Printout printout) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WordPaper.write(printout, out);
    return out.toByteArray();
  }

  private static byte[] pdf(Printout printout) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfPaper.write(HtmlPaper.of(printout), out);
    return out.toByteArray();
  }

  private static String text(PDDocument pdf, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    stripper.setSortByPosition(true);
    return stripper.getText(pdf);
  }

  private static String part(byte[] file, String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new IOException("there is no part " + name);
  }
}
