package org.goldenthread.plan.printing.page;

import static java.util.Objects.requireNonNull;

/// Text of one look; a line break is `\n`.
///
/// @param href where it leads, empty for nowhere
public record Words(String text, Look look, String href) {
  /// How text looks.
  ///
  /// @param level whether it stands on the line, below or above it
  public record Look(boolean bold, boolean italic, boolean underlined, Level level) {
    public static final Look PLAIN = new Look(false, false, false, Level.ON);

    public Look {
      requireNonNull(level);
    }

    public Look inBold() {
      return new Look(true, italic, underlined, level);
    }

    public Look inItalics() {
      return new Look(bold, true, underlined, level);
    }

    public Look withLine() {
      return new Look(bold, italic, true, level);
    }

    public Look at(Level other) {
      return new Look(bold, italic, underlined, other);
    }
  }

  public enum Level {
    ON,
    BELOW,
    ABOVE
  }

  public Words {
    requireNonNull(text);
    requireNonNull(look);
    requireNonNull(href);
  }

  public static Words plain(String text) {
    return new Words(text, Look.PLAIN, "");
  }
}
