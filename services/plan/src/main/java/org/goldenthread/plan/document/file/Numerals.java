package org.goldenthread.plan.document.file;

import java.util.Locale;

/// Numbers in the formats that automatic numbering uses; a format of another script is decimal.
final class Numerals {
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] LETTERS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  private Numerals() {}

  static String of(int number, String format) {
    if (number < 1 || number > 3999) return Integer.toString(number);
    return switch (format) {
      case "upperLetter" -> letters(number);
      case "lowerLetter" -> letters(number).toLowerCase(Locale.ROOT);
      case "upperRoman" -> roman(number);
      case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
      case "decimalZero" -> "%02d".formatted(number);
      case "bullet", "none" -> "";
      default -> Integer.toString(number);
    };
  }

  /// A to Z, then AA to ZZ, the way Word goes on.
  private static String letters(int number) {
    String letter = String.valueOf((char) ('A' + (number - 1) % 26));
    return letter.repeat((number - 1) / 26 + 1);
  }

  private static String roman(int number) {
    StringBuilder text = new StringBuilder();
    int rest = number;
    for (int index = 0; index < VALUES.length; index++) {
      while (rest >= VALUES[index]) {
        text.append(LETTERS[index]);
        rest -= VALUES[index];
      }
    }
    return text.toString();
  }
}
