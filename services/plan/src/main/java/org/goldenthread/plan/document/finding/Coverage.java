package org.goldenthread.plan.document.finding;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Every passage of the document and what became of it, so that a test can hold the data against
/// the file.
public record Coverage(List<Passage> passages) {

  /// DATA went into a field, LABEL is a heading or prompt of the template, UNREAD is listed.
  public enum Fate {
    DATA,
    LABEL,
    UNREAD
  }

  public record Passage(String text, Fate fate) {
    public Passage {
      requireNonNull(text);
      requireNonNull(fate);
    }
  }

  public Coverage {
    passages = List.copyOf(passages);
  }

  public List<String> of(Fate fate) {
    return passages.stream().filter(passage -> passage.fate() == fate).map(Passage::text).toList();
  }
}
