package org.goldenthread.plan.document.file;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.value.TextRules;
import org.goldenthread.plan.document.word.Block;
import org.goldenthread.plan.document.word.Piece;
import org.jspecify.annotations.Nullable;

/// A paragraph while it is read.
final class Draft {
  private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B]");

  final List<Block> boxes = new ArrayList<>();
  final List<Piece> pieces = new ArrayList<>();
  final StringBuilder hidden = new StringBuilder();
  final StringBuilder prompt = new StringBuilder();
  @Nullable String style;
  @Nullable String list;
  int listLevel;
  int outline;

  /// Its closing mark was deleted: what follows belongs to it.
  boolean runsOn;

  private final StringBuilder open = new StringBuilder();
  private boolean bold;
  private boolean italic;

  void add(String text, boolean bolder, boolean slanted, Budget budget) throws Refused {
    if (text.isEmpty()) return;
    if (!open.isEmpty() && (bolder != bold || slanted != italic)) close(budget);
    bold = bolder;
    italic = slanted;
    open.append(text);
  }

  void close(Budget budget) throws Refused {
    if (open.isEmpty()) return;
    budget.item();
    String kept = INVISIBLE.matcher(Normalizer.normalize(open, Normalizer.Form.NFC)).replaceAll("");
    pieces.add(new Piece(kept, bold, italic));
    open.setLength(0);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) text.append(piece.text());
    return TextRules.clean(text.toString());
  }
}
