package org.goldenthread.plan.document.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.goldenthread.plan.document.table.Headings;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.table.TableForm;

/// Tables of plans that are known and not yet kept as records: they are listed as such, so that
/// nobody looks for the mistake in the document.
public final class LaterTable implements TableForm {
  /// Headings that must all be there, each over the words of one cell.
  private static final List<List<Pattern>> KINDS =
      List.of(
          kind("(.* )?project( .*)?", "(.* )?(deliverables?|outcomes?)( .*)?"),
          kind("amount( .*)?", "(.* )?(addition|saving)s?( .*)?"),
          kind("(.* )?(consultation|involvement) type( .*)?|consultation type", "feedback date"),
          kind("(.* )?employee costs?", "(.* )?(contracts|transfer payments)( .*)?"),
          kind("performance measure or activity", "(.* )?monitoring frequency"));

  private final Ledger ledger;

  public LaterTable(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Optional<Begun> begin(Headings headings, String caption) {
    boolean known = KINDS.stream().anyMatch(kind -> isOf(headings, kind));
    if (!known) return Optional.empty();
    ledger.keepsLater(headings.table().number());
    return Optional.of(new Begun((table, row) -> {}, headings.rows().size()));
  }

  private static boolean isOf(Headings headings, List<Pattern> kind) {
    return kind.stream()
        .allMatch(
            wanted ->
                headings.titles().stream()
                    .anyMatch(title -> wanted.matcher(title.words()).matches()));
  }

  private static List<Pattern> kind(String... headings) {
    return List.of(headings).stream().map(Pattern::compile).toList();
  }
}
