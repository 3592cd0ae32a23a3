package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// What a file is by its first bytes, whatever its name says.
final class Signature {
  private static final int HEAD = 1024;
  private static final String OLE2 = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";

  private Signature() {}

  /// Why the file can be no .docx, or nothing where it is a zip file.
  static Optional<Refusal.Reason> refusal(Path file) throws IOException {
    String head;
    try (InputStream bytes = Files.newInputStream(file)) {
      head = new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
    }
    if (head.startsWith("PK")) return Optional.empty();
    if (head.startsWith(OLE2)) return Optional.of(compound(file));
    if (head.contains("%PDF-")) return Optional.of(Refusal.Reason.PDF);
    if (head.stripLeading().startsWith("{\\rtf")) return Optional.of(Refusal.Reason.RICH_TEXT);
    return Optional.of(Refusal.Reason.NOT_WORD);
  }

  /// The old Office formats and encrypted new ones share one container.
  private static Refusal.Reason compound(Path file) {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = container.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) return Refusal.Reason.PROTECTED;
      if (root.hasEntryCaseInsensitive("WordDocument")) return Refusal.Reason.OLD_WORD;
      boolean office =
          root.hasEntryCaseInsensitive("Workbook")
              || root.hasEntryCaseInsensitive("Book")
              || root.hasEntryCaseInsensitive("PowerPoint Document");
      return office ? Refusal.Reason.OTHER_OFFICE : Refusal.Reason.NOT_WORD;
    } catch (IOException | RuntimeException broken) {
      // The library reports a broken container by whatever exception its reading runs into.
      return Refusal.Reason.DAMAGED;
    }
  }
}
