package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.file.Refusal.Reason;
import org.goldenthread.plan.document.invented.InventedPlan;
import org.goldenthread.plan.document.invented.Manner;
import org.goldenthread.plan.document.invented.WordMarkup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are no plan, or mean harm: each gets a refusal that says what to do.
class HostileFileTest {
  private static final Manner PLAIN = new Manner();

  @TempDir private Path folder;

  @ParameterizedTest(name = "a file that begins with {0} is refused as {1}")
  @CsvSource({
    "%PDF-1.7, PDF",
    "{\\rtf1, RICH_TEXT",
    "<html>, NOT_WORD",
    "just words, NOT_WORD",
    "PK no zip at all, DAMAGED"
  })
  void a_file_of_another_kind_is_told_by_its_first_bytes(String head, Reason reason)
      throws IOException {
    assertEquals(reason, refusal(bytes(head.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    assertEquals(Reason.EMPTY, refusal(bytes(new byte[0])));
  }

  @ParameterizedTest(name = "a container with {0} is refused as {1}")
  @CsvSource({
    "WordDocument, OLD_WORD",
    "EncryptedPackage, PROTECTED",
    "Workbook, OTHER_OFFICE",
    "Something, NOT_WORD"
  })
  void an_old_or_protected_file_is_told_by_what_is_in_it(String entry, Reason reason)
      throws IOException {
    Path file = folder.resolve("old.doc");
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      container.createDocument(new ByteArrayInputStream(new byte[5000]), entry);
      container.writeFilesystem(out);
    }

    assertEquals(reason, refusal(file));
  }

  @Test
  void a_broken_container_is_refused() throws IOException {
    byte[] head = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    assertEquals(Reason.DAMAGED, refusal(bytes(Arrays.copyOf(head, 2000))));
  }

  @ParameterizedTest(name = "a main part of type {0} is refused as {1}")
  @CsvSource({
    "application/vnd.ms-word.document.macroEnabled.main+xml, MACRO_ENABLED",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml, OTHER_OFFICE",
    "application/xml, NOT_WORD"
  })
  void another_office_file_is_told_by_its_main_part(String type, Reason reason) throws IOException {
    assertEquals(reason, refusal(written(InventedPlan.in(PLAIN).mainType(type))));
  }

  @Test
  void a_file_with_macros_under_a_plain_name_is_refused() throws IOException {
    WordMarkup word =
        InventedPlan.in(PLAIN)
            .part("vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject", "x");

    assertEquals(Reason.MACRO_ENABLED, refusal(written(word)));
  }

  @Test
  void a_text_in_open_document_format_is_refused() throws IOException {
    Path file = zip("mimetype", "application/vnd.oasis.opendocument.text");

    assertEquals(Reason.OPEN_DOCUMENT, refusal(file));
  }

  @Test
  void a_zip_file_of_anything_is_refused() throws IOException {
    assertEquals(Reason.NOT_WORD, refusal(zip("letters.txt", "dear sir")));
  }

  @Test
  void a_truncated_file_is_refused_wherever_it_ends() throws IOException {
    byte[] whole = Files.readAllBytes(written(InventedPlan.in(PLAIN)));

    for (int part = 1; part < 10; part++) {
      Path file = bytes(Arrays.copyOf(whole, whole.length * part / 10));
      assertEquals(Reason.DAMAGED, refusal(file), part + "/10");
    }
  }

  @Test
  void a_file_with_flipped_bytes_is_read_or_refused_and_never_fails() throws IOException {
    byte[] whole = Files.readAllBytes(written(InventedPlan.in(PLAIN)));

    for (int at = 0; at < whole.length; at += 37) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 0x55;
      switch (new PlanDocumentReader(Limits.USUAL).read(bytes(flipped))) {
        case Reading.Read read -> assertFalse(read.coverage().passages().isEmpty());
        case Reading.Refused refused -> assertFalse(refused.refusal().sentence().isBlank());
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an external entity | <!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x> |"
            + " FORBIDDEN_MARKUP",
        "a billion laughs | <!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><x>&b;</x> |"
            + " FORBIDDEN_MARKUP",
        "an entity without its declaration | <w:document @>&e;</w:document> | DAMAGED",
        "markup that does not end | <w:document @><w:body> | DAMAGED",
        "another document | <x/> | NOT_WORD",
        "nothing | '' | DAMAGED"
      })
  void markup_that_word_never_writes_is_refused(String what, String markup, Reason reason)
      throws IOException {
    String document =
        markup.equals("''") ? "" : markup.strip().replace(" @", WordMarkup.NAMESPACES);

    assertEquals(reason, refusal(written(new WordMarkup().document(document))), what);
  }

  @Test
  void markup_nested_without_end_is_refused() throws IOException {
    String open = "<w:sdt><w:sdtContent>".repeat(5_000);
    String close = "</w:sdtContent></w:sdt>".repeat(5_000);

    assertEquals(Reason.TOO_COMPLEX, refusal(written(new WordMarkup().body(open + close))));
  }

  @ParameterizedTest(name = "a {0} of five million characters is refused")
  @CsvSource({"attribute, TOO_COMPLEX", "comment, TOO_COMPLEX", "text, TOO_MUCH_TEXT"})
  void a_single_token_that_fills_the_memory_is_refused(String kind, Reason reason)
      throws IOException {
    String filling = "x".repeat(5 << 20);
    String body =
        switch (kind) {
          case "attribute" -> "<w:p w:rsid=\"" + filling + "\"/>";
          case "comment" -> "<!--" + filling + "--><w:p/>";
          default -> PLAIN.paragraph("", filling);
        };

    assertEquals(reason, refusal(written(new WordMarkup().body(body))));
  }

  @Test
  void a_zip_bomb_is_refused_by_what_it_unpacks_to() throws IOException {
    Limits small = new Limits(1 << 20, 5 << 20, 5_000, 1_000_000, 100_000);
    WordMarkup bomb = new WordMarkup().body(" ".repeat(6 << 20));

    assertEquals(Reason.TOO_LARGE_UNPACKED, refusal(written(bomb), small));
  }

  @Test
  void a_file_over_the_limit_is_refused_unopened() throws IOException {
    Limits small = new Limits(100, 5 << 20, 5_000, 1_000_000, 100_000);

    assertEquals(Reason.TOO_LARGE, refusal(written(InventedPlan.in(PLAIN)), small));
  }

  @Test
  void ten_thousand_rows_are_refused() throws IOException {
    String row = PLAIN.row(List.of(PLAIN.cell("1"), PLAIN.cell("a risk")));
    WordMarkup word = new WordMarkup().body("<w:tbl>" + row.repeat(10_000) + "</w:tbl>");

    assertEquals(Reason.TOO_MANY_ROWS, refusal(written(word)));
  }

  @Test
  void five_thousand_rows_are_read() throws IOException {
    String head = PLAIN.row(List.of(PLAIN.cell("RISKS"), PLAIN.cell("MITIGATION")));
    StringBuilder rows = new StringBuilder();
    for (int number = 1; number < 5_000; number++) {
      rows.append(PLAIN.row(List.of(PLAIN.cell("risk " + number), PLAIN.cell("care"))));
    }
    Path file = written(new WordMarkup().body("<w:tbl>" + head + rows + "</w:tbl>"));

    Reading.Read read =
        assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file));
    assertEquals(4_999, read.document().risks().size());
  }

  @Test
  void paragraphs_without_number_are_refused() throws IOException {
    WordMarkup word = new WordMarkup().body(PLAIN.paragraph("", "a").repeat(450_000));

    assertEquals(Reason.TOO_COMPLEX, refusal(written(word)));
  }

  @Test
  void a_letter_is_no_plan() throws IOException {
    WordMarkup word = new WordMarkup().body(PLAIN.paragraph("", "Dear Sir, the risk is yours."));

    assertEquals(Reason.NOT_A_PLAN, refusal(written(word)));
  }

  private Reason refusal(Path file) throws IOException {
    return refusal(file, Limits.USUAL);
  }

  private static Reason refusal(Path file, Limits limits) throws IOException {
    Reading reading = new PlanDocumentReader(limits).read(file);
    return assertInstanceOf(Reading.Refused.class, reading).refusal().reason();
  }

  private Path written(WordMarkup word) throws IOException {
    return word.write(folder.resolve("plan.docx"));
  }

  private Path bytes(byte[] content) throws IOException {
    return Files.write(folder.resolve("file.docx"), content);
  }

  private Path zip(String name, String content) throws IOException {
    Path file = folder.resolve("some.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return file;
  }
}
