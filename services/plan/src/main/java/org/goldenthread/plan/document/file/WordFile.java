package org.goldenthread.plan.document.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.goldenthread.plan.document.word.WordText;

/// A Word file that anyone may have sent. It is opened only after it was found to be what it says
/// and to fit the limits.
public final class WordFile {
  private static final String STRICT_DOCUMENT =
      "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";

  private WordFile() {}

  /// Opens a file within limits.
  ///
  /// @throws IOException where the file cannot be read from the disk, never for what is in it
  public static Opening open(Path file, Limits limits) throws IOException {
    long size = Files.size(file);
    if (size == 0) return closed(Refusal.Reason.EMPTY);
    if (size > limits.fileBytes()) return closed(Refusal.Reason.TOO_LARGE);
    Optional<Refusal.Reason> foreign = Signature.refusal(file);
    if (foreign.isPresent()) return closed(foreign.get());
    try (ZipFile zip = zip(file)) {
      new ZipCheck(limits).check(zip);
      return new Opening.Opened(read(zip, limits));
    } catch (Refused refused) {
      return closed(refused.reason());
    }
  }

  private static ZipFile zip(Path file) throws Refused {
    try {
      return ZipFile.builder().setPath(file).get();
    } catch (IOException broken) {
      throw new Refused(Refusal.Reason.DAMAGED, broken);
    }
  }

  /// Reads from the very directory of parts that was checked: given the file, the library would
  /// fall back to another way into it where the first fails, and past what was counted.
  private static WordText read(ZipFile zip, Limits limits) throws IOException {
    OPCPackage parts = null;
    try {
      parts = OPCPackage.open(new ZipFileZipEntrySource(zip));
      PackagePart document = document(parts);
      for (PackagePart part : parts.getParts()) {
        if (part.getContentType().contains("vbaProject")) {
          throw new Refused(Refusal.Reason.MACRO_ENABLED);
        }
      }
      return new WordParts(document, limits).read();
    } catch (InvalidFormatException | OpenXML4JRuntimeException | IllegalArgumentException broken) {
      throw new Refused(Refusal.Reason.DAMAGED, broken);
    } finally {
      if (parts != null) parts.revert();
    }
  }

  private static PackagePart document(OPCPackage parts) throws Refused {
    PackagePart document = null;
    for (String type : new String[] {PackageRelationshipTypes.CORE_DOCUMENT, STRICT_DOCUMENT}) {
      for (PackagePart part : parts.getPartsByRelationshipType(type)) {
        if (document == null) document = part;
      }
    }
    if (document == null) throw new Refused(Refusal.Reason.NOT_WORD);
    String type = document.getContentType();
    if (type.contains("macroEnabled")) throw new Refused(Refusal.Reason.MACRO_ENABLED);
    if (type.contains("spreadsheetml") || type.contains("presentationml")) {
      throw new Refused(Refusal.Reason.OTHER_OFFICE);
    }
    if (!type.contains("wordprocessingml")) throw new Refused(Refusal.Reason.NOT_WORD);
    return document;
  }

  private static Opening closed(Refusal.Reason reason) {
    return new Opening.Closed(reason.refusal());
  }
}
