package org.goldenthread.plan.document.word;

/// What a page is made of, in reading order. A text box stands right behind the paragraph that
/// anchors it, as blocks of its own.
public sealed interface Block permits Paragraph, Table {}
