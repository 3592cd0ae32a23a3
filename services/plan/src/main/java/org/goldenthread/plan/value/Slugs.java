package org.goldenthread.plan.value;

import java.text.Normalizer;
import java.util.Locale;

/// Ids made from names, where the caller chooses none.
public final class Slugs {
  private static final int LONGEST = 60;

  private Slugs() {}

  /// `Older People & Carers` as `older-people-carers`; empty where no letter or digit is in it.
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    return cut.replaceAll("^-|-$", "");
  }
}
