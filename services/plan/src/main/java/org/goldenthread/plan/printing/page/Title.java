package org.goldenthread.plan.printing.page;

/// A title or a heading.
///
/// @param level 0 for the document's title, 1 for a section, 2 and more below it
public record Title(int level, String text) implements Block {
  public Title {
    if (level < 0 || level > 4) {
      throw new IllegalArgumentException("no level of headings: " + level);
    }
  }
}
