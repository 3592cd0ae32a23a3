package org.goldenthread.plan.document.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.goldenthread.plan.document.content.Header;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.content.Priority;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Coverage;
import org.goldenthread.plan.document.finding.Notice;
import org.goldenthread.plan.document.form.FinanceRules;
import org.goldenthread.plan.document.table.Ledger;
import org.goldenthread.plan.document.value.PlanYear;
import org.goldenthread.plan.document.word.Paragraph;
import org.goldenthread.plan.document.word.WordText;
import org.jspecify.annotations.Nullable;

/// A plan read out of the text of a Word file.
public final class PlanText {
  private static final int FRONT_PARAGRAPHS = 40;

  private final PlanDocument document;
  private final Coverage coverage;

  private PlanText(PlanDocument document, Coverage coverage) {
    this.document = document;
    this.coverage = coverage;
  }

  public PlanDocument document() {
    return document;
  }

  public Coverage coverage() {
    return coverage;
  }

  /// Reads a plan; nothing where no heading or table of a plan is in the text.
  public static Optional<PlanText> in(WordText text) {
    Ledger ledger = new Ledger();
    Forms forms = new Forms(ledger);
    PlanYear year = year(text);
    forms.planYear(year);
    PlanWalk walk = new PlanWalk(ledger, forms);
    walk.read(text.blocks());
    if (!walk.isPlan()) return Optional.empty();
    UnreadList unread = new UnreadList(text, ledger);
    PlanDocument document = document(text, walk, forms, year, unread, ledger);
    return Optional.of(new PlanText(document, unread.coverage()));
  }

  private static PlanDocument document(
      WordText text,
      PlanWalk walk,
      Forms forms,
      @Nullable PlanYear year,
      UnreadList unread,
      Ledger ledger) {
    Header header = walk.header().header();
    List<Priority> priorities = forms.priorities.priorities();
    List<Notice> notices =
        Notices.of(text, ledger.blankRows(), forms.continued(), walk.missing(priorities));
    return new PlanDocument(
        walk.title(),
        year,
        PlanTitle.kind(walk.title()),
        header,
        walk.roleAndPurpose(),
        walk.contribution(),
        walk.passages(),
        walk.keyDecisions(),
        priorities,
        forms.finance.lines(),
        forms.finance.stated(),
        forms.workforce.lines(),
        forms.risks.risks(),
        forms.functions.functions(),
        forms.performance.indicators(),
        forms.activity.indicators(),
        forms.support.requests(),
        unread.all(),
        checks(header, priorities, forms),
        notices);
  }

  private static List<Check> checks(Header header, List<Priority> priorities, Forms forms) {
    List<Check> checks = new ArrayList<>(RowRules.checks(priorities, forms.activity.indicators()));
    checks.addAll(
        FinanceRules.checks(
            header, forms.finance.lines(), forms.finance.stated(), forms.workforce.lines()));
    return checks;
  }

  /// The year that the title names, else the first that the front page does.
  private static @Nullable PlanYear year(WordText text) {
    for (Paragraph paragraph : text.paragraphs()) {
      if (PlanTitle.is(paragraph)) {
        Optional<PlanYear> titled = PlanYear.find(paragraph.text());
        if (titled.isPresent()) return titled.get();
      }
    }
    String front =
        text.paragraphs().stream()
            .limit(FRONT_PARAGRAPHS)
            .map(Paragraph::text)
            .collect(Collectors.joining("\n"));
    return PlanYear.find(front).orElse(null);
  }
}
