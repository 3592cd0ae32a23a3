package org.goldenthread.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// The sample plan, spoilt in the ways in which files are.
enum HostileDocument {
  A_TRUNCATED_FILE("FILE_DAMAGED", 400) {
    @Override
    byte[] bytes() {
      var plan = plan();
      return Arrays.copyOf(plan, plan.length / 2);
    }
  },
  A_ZIP_BOMB("FILE_INFLATES_TOO_LARGE", 400) {
    @Override
    byte[] bytes() {
      return changed("word/document.xml", xml -> xml, 220);
    }
  },
  A_FILE_OF_100_MEGABYTES("FILE_TOO_LARGE", 413) {
    @Override
    byte[] bytes() {
      return Arrays.copyOf(plan(), 100 * MEGABYTE);
    }
  },
  A_FILE_WITH_MACROS("FILE_HAS_MACROS", 400) {
    @Override
    byte[] bytes() {
      return changed(
          "[Content_Types].xml",
          xml ->
              xml.replace(
                  "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                  "application/vnd.ms-word.document.macroEnabled.main+xml"),
          0);
    }
  },
  A_FILE_WITH_EXTERNAL_ENTITIES("FILE_UNSAFE", 400) {
    @Override
    byte[] bytes() {
      return changed(
          "word/document.xml",
          xml ->
              xml.replaceFirst(
                  "<w:document",
                  "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:document"),
          0);
    }
  },
  A_FILE_WITH_10_000_ROWS("FILE_TOO_MANY_ROWS", 400) {
    @Override
    byte[] bytes() {
      return changed(
          "word/document.xml",
          xml -> {
            var end = xml.indexOf("</w:tbl>");
            var start = Math.max(xml.lastIndexOf("<w:tr ", end), xml.lastIndexOf("<w:tr>", end));
            var row = xml.substring(start, end);
            return xml.substring(0, end) + row.repeat(10_000) + xml.substring(end);
          },
          0);
    }
  };

  private static final int MEGABYTE = 1 << 20;

  final String reason;
  final int status;

  HostileDocument(String reason, int status) {
    this.reason = reason;
    this.status = status;
  }

  abstract byte[] bytes();

  private static byte[] plan() {
    return Client.sample("community-support-2026-27.docx");
  }

  /// The plan with one of its parts changed and padded with megabytes of blanks.
  private static byte[] changed(String part, UnaryOperator<String> change, int megabytes) {
    var result = new ByteArrayOutputStream();
    try (var in = new ZipInputStream(new ByteArrayInputStream(plan()));
        var out = new ZipOutputStream(result)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        var content = in.readAllBytes();
        if (entry.getName().equals(part)) {
          var text = new String(content, StandardCharsets.UTF_8);
          content = change.apply(text).getBytes(StandardCharsets.UTF_8);
        }
        out.write(content);
        if (entry.getName().equals(part)) {
          pad(out, megabytes);
        }
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return result.toByteArray();
  }

  private static void pad(ZipOutputStream out, int megabytes) throws IOException {
    var blanks = new byte[MEGABYTE];
    Arrays.fill(blanks, (byte) ' ');
    for (int i = 0; i < megabytes; i++) {
      out.write(blanks);
    }
  }
}
