package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.finding.Check;
import org.goldenthread.plan.document.finding.Notice;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.invented.InventedPlan;
import org.goldenthread.plan.document.invented.Manner;
import org.goldenthread.plan.document.invented.Manners;
import org.goldenthread.plan.document.invented.WordMarkup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// One plan, written in every manner in which people write Word files, is one plan.
class ManyMannersTest {
  @TempDir private Path folder;

  @Test
  void the_plainest_manner_is_read_whole() throws IOException {
    PlanDocument plan = read(InventedPlan.in(new Manner())).document();

    assertEquals(List.of(5, 2), plan.priorities().stream().map(p -> p.actions().size()).toList());
    assertEquals(
        "Survey the outer channel\nand publish the chart",
        plan.priorities().getFirst().actions().get(1).text());
    assertEquals(
        List.of(2, 1), plan.priorities().stream().map(p -> p.milestones().size()).toList());
    assertEquals(List.of(1, 0), plan.priorities().stream().map(p -> p.decisions().size()).toList());
    assertEquals(2, plan.financialLines().size());
    assertEquals(1, plan.workforce().size());
    assertEquals(2, plan.risks().size());
    assertEquals(2, plan.criticalFunctions().size());
    assertEquals(2, plan.performanceIndicators().size());
    assertEquals("NI 12", plan.performanceIndicators().getFirst().code());
    assertEquals(1, plan.activityIndicators().size());
    assertEquals(2, plan.activityIndicators().getFirst().ranges().size());
    assertEquals(2, plan.supportRequests().size());
    assertEquals(List.of(), plan.unread());
    assertEquals(List.of(), plan.checks().stream().filter(check -> !check.passed()).toList());
    assertTrue(plan.checks().stream().anyMatch(c -> c.rule() == Check.Rule.RANGE_ORDERED));
  }

  @TestFactory
  Stream<DynamicTest> every_manner_of_writing_gives_the_same_data() throws IOException {
    PlanDocument plain = read(InventedPlan.in(new Manner())).document();
    return Manners.all().entrySet().stream()
        .map(
            manner ->
                DynamicTest.dynamicTest(
                    manner.getKey(),
                    () -> {
                      PlanDocument plan = read(manner.getValue()).document();
                      assertEquals(List.of(), PlanLines.differences(plain, plan));
                      assertEquals(
                          List.of(), plan.unread().stream().filter(u -> isBody(u)).toList());
                    }));
  }

  @Test
  void tracked_changes_are_announced() throws IOException {
    PlanDocument plan = read(Manners.called("tracked changes")).document();

    assertTrue(plan.notices().stream().anyMatch(n -> n.kind() == Notice.Kind.TRACKED_CHANGES));
  }

  @Test
  void footnotes_and_comments_are_listed_with_what_they_belong_to() throws IOException {
    PlanDocument plan = read(Manners.called("footnotes and comments")).document();

    Unread note =
        plan.unread().stream()
            .filter(each -> each.reason() == Unread.Reason.FOOTNOTE)
            .findFirst()
            .orElseThrow();
    assertEquals("Counted at high water.", note.text());
    assertTrue(note.place().words().startsWith("beside"), note.place().words());
    assertTrue(plan.unread().stream().anyMatch(each -> each.reason() == Unread.Reason.COMMENT));
  }

  @Test
  void tables_that_go_on_are_announced() throws IOException {
    PlanDocument plan = read(Manners.called("tables continued with their headings")).document();

    assertTrue(plan.notices().stream().anyMatch(n -> n.kind() == Notice.Kind.CONTINUED_TABLES));
  }

  @Test
  void letters_that_look_alike_are_announced() throws IOException {
    PlanDocument plan = read(Manners.called("look-alike letters in headings")).document();

    assertTrue(plan.notices().stream().anyMatch(n -> n.kind() == Notice.Kind.LOOK_ALIKE_LETTERS));
  }

  private static boolean isBody(Unread unread) {
    return switch (unread.reason()) {
      case FOOTNOTE, ENDNOTE, COMMENT -> false;
      case PAGE_HEADER, PAGE_FOOTER, IMAGE, CHART, DIAGRAM, EMBEDDED_FILE, HIDDEN_TEXT -> false;
      case NO_FIELD, NO_COLUMN, NO_TABLE, NOT_KEPT_YET -> true;
      case NO_PRIORITY, NO_TEXT, CONTENTS -> true;
      case DATE_NOT_UNDERSTOOD, VALUE_NOT_UNDERSTOOD -> true;
    };
  }

  private Reading.Read read(WordMarkup word) throws IOException {
    Path file = word.write(folder.resolve("plan.docx"));
    return assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file));
  }
}
