package org.goldenthread.plan.document.file;

import org.goldenthread.plan.document.word.WordText;

/// What became of opening a file.
public sealed interface Opening {
  record Opened(WordText text) implements Opening {}

  record Closed(Refusal refusal) implements Opening {}
}
