package org.goldenthread.gateway.transcode;

/// How a caller's own words are repeated in an answer: never at length.
final class Texts {
  private static final int LONGEST = 80;

  private Texts() {}

  static String quoted(String word) {
    return "`" + (word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word) + "`";
  }
}
