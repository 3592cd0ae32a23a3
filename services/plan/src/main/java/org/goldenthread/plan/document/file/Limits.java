package org.goldenthread.plan.document.file;

/// How much of a file is read before it is refused.
///
/// @param fileBytes size of the file as sent
/// @param inflatedBytes size of all its parts unpacked
/// @param rows table rows, nested ones included
/// @param characters of text, notes and text boxes included
/// @param items paragraphs, cells and changes of look: what takes memory whatever its text
public record Limits(long fileBytes, long inflatedBytes, int rows, int characters, int items) {
  private static final long MIB = 1 << 20;

  public static final Limits USUAL = new Limits(20 * MIB, 200 * MIB, 5_000, 4_000_000, 400_000);

  public Limits {
    if (fileBytes < 1 || inflatedBytes < 1 || rows < 1 || characters < 1 || items < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }
}
