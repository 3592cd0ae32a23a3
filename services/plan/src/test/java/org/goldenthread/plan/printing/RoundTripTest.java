package org.goldenthread.plan.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.goldenthread.plan.document.GivenDocuments;
import org.goldenthread.plan.document.PlanDocumentReader;
import org.goldenthread.plan.document.Reading;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.invented.InventedPlan;
import org.goldenthread.plan.document.invented.Manner;
import org.goldenthread.plan.document.invented.Manners;
import org.goldenthread.plan.document.invented.WordMarkup;
import org.goldenthread.plan.importing.SampleFile;
import org.goldenthread.plan.importing.Stored;
import org.goldenthread.plan.printing.paper.WordPaper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan that is printed as a Word file and read again is the same plan: the same rows under the
/// same keys, the same values, the same texts.
class RoundTripTest {
  private static final int GENERATED = 150;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SampleFile.FIRST, SampleFile.REVISED})
  void the_sample_plan_comes_back(String file) throws IOException {
    PlanDocument read = read(Files.write(folder.resolve("sample.docx"), SampleFile.bytes(file)));

    assertComesBack(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"oppd-2013-14.docx", "service-plan-2009-10-sample.docx"})
  void a_real_plan_comes_back(String file) throws IOException {
    assertComesBack(read(GivenDocuments.path(file)));
  }

  @TestFactory
  Stream<DynamicTest> a_plan_comes_back_whatever_the_manner_in_which_it_was_written() {
    Map<String, WordMarkup> manners = Manners.all();
    manners.put("the plainest", InventedPlan.in(new Manner()));
    return manners.entrySet().stream()
        .map(
            manner ->
                DynamicTest.dynamicTest(
                    manner.getKey(),
                    () ->
                        assertComesBack(
                            read(manner.getValue().write(folder.resolve("manner.docx"))))));
  }

  @TestFactory
  Stream<DynamicTest> generated_plans_come_back() {
    return IntStream.range(0, GENERATED)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed,
                    () -> {
                      PlanDocument made = GeneratedPlan.of(seed);
                      PlanDocument read = printed(Stored.of(made));
                      assertSame(Stored.of(made).values(), Stored.of(read).values());
                      assertComesBack(read);
                    }));
  }

  @Test
  void nothing_of_a_printed_plan_is_unread_but_its_margins() throws IOException {
    PlanDocument sample =
        read(Files.write(folder.resolve("s.docx"), SampleFile.bytes(SampleFile.FIRST)));

    List<Unread.Reason> reasons =
        printed(Stored.of(sample)).unread().stream().map(Unread::reason).toList();

    assertEquals(List.of(Unread.Reason.PAGE_HEADER, Unread.Reason.PAGE_FOOTER), reasons);
  }

  private void assertComesBack(PlanDocument read) throws IOException {
    Stored stored = Stored.of(read);
    assertSame(stored.data(), Stored.of(printed(stored)).data());
  }

  /// Line by line, for a difference between whole plans is not to be found.
  private static void assertSame(List<?> expected, List<?> actual) {
    List<String> wanted = lines(expected);
    List<String> found = lines(actual);
    List<String> differences = new ArrayList<>();
    wanted.stream().filter(line -> !found.contains(line)).forEach(l -> differences.add("- " + l));
    found.stream().filter(line -> !wanted.contains(line)).forEach(l -> differences.add("+ " + l));
    assertEquals(List.of(), differences.stream().limit(40).toList());
    assertEquals(expected, actual);
  }

  private static List<String> lines(List<?> messages) {
    return messages.stream().flatMap(message -> message.toString().lines()).toList();
  }

  private PlanDocument printed(Stored stored) throws IOException {
    Path file = folder.resolve("printed.docx");
    try (OutputStream out = Files.newOutputStream(file)) {
      WordPaper.write(FormWire.of(stored.request(), stored.content()), out);
    }
    return read(file);
  }

  private static PlanDocument read(Path file) throws IOException {
    return assertInstanceOf(Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(file))
        .document();
  }
}
