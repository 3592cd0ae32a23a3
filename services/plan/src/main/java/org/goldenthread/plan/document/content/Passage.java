package org.goldenthread.plan.document.content;

import static java.util.Objects.requireNonNull;

import org.goldenthread.plan.document.finding.Place;

/// Running text of the sections C to G, such as the words before a table, under its heading.
///
/// @param section `C` to `G`, or `Appendix`
/// @param heading the heading that it stands under, empty where that is the section's own
/// @param text HTML of the same subset as sections A and B
public record Passage(Place place, String section, String heading, String text) {
  public Passage {
    requireNonNull(place);
    requireNonNull(section);
    requireNonNull(heading);
    if (text.isBlank()) throw new IllegalArgumentException("a passage has a text");
  }
}
