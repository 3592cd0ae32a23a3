package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Unpacks every part once and counts, before anything is read into memory: the sizes that a zip
/// file declares are its sender's word.
final class ZipCheck {
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final int MOST_PARTS = 10_000;
  private static final long PACKAGING_BYTES = 1 << 20;

  private final Limits limits;
  private final byte[] buffer = new byte[1 << 16];
  private long inflated;

  ZipCheck(Limits limits) {
    this.limits = limits;
  }

  void check(ZipFile zip) throws IOException {
    List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
    if (entries.size() > MOST_PARTS) throw new Refused(Refusal.Reason.TOO_COMPLEX);
    for (ZipArchiveEntry entry : entries) count(zip, entry);
    if (zip.getEntry(CONTENT_TYPES) == null) throw new Refused(withoutTypes(zip));
  }

  private void count(ZipFile zip, ZipArchiveEntry entry) throws IOException {
    if (!zip.canReadEntryData(entry)) throw new Refused(Refusal.Reason.DAMAGED);
    long before = inflated;
    try (InputStream bytes = zip.getInputStream(entry)) {
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        inflated += read;
        if (inflated > limits.inflatedBytes()) {
          throw new Refused(Refusal.Reason.TOO_LARGE_UNPACKED);
        }
      }
    } catch (Refused refused) {
      throw refused;
    } catch (IOException broken) {
      throw new Refused(Refusal.Reason.DAMAGED, broken);
    }
    if (isPackaging(entry.getName())) packaging(zip, entry, inflated - before);
  }

  /// The parts that the packaging library builds whole in memory: small, and sound markup.
  private static void packaging(ZipFile zip, ZipArchiveEntry entry, long size) throws IOException {
    if (size > PACKAGING_BYTES) throw new Refused(Refusal.Reason.TOO_COMPLEX);
    try (Xml xml = new Xml(zip.getInputStream(entry))) {
      // Reading to the end is the check.
      xml.children(root -> {});
    } catch (Refused refused) {
      throw refused;
    } catch (IOException broken) {
      throw new Refused(Refusal.Reason.DAMAGED, broken);
    }
  }

  private static boolean isPackaging(String name) {
    return name.equals(CONTENT_TYPES)
        || name.endsWith(".rels")
        || (name.startsWith("docProps/") && name.endsWith(".xml"));
  }

  private static Refusal.Reason withoutTypes(ZipFile zip) throws IOException {
    ZipArchiveEntry kind = zip.getEntry("mimetype");
    if (kind == null) return Refusal.Reason.NOT_WORD;
    try (InputStream bytes = zip.getInputStream(kind)) {
      String type = new String(bytes.readNBytes(100), StandardCharsets.US_ASCII);
      return type.contains("opendocument") ? Refusal.Reason.OPEN_DOCUMENT : Refusal.Reason.NOT_WORD;
    }
  }
}
