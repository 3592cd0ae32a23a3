package org.goldenthread.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.goldenthread.plan.document.content.Action;
import org.goldenthread.plan.document.content.PlanDocument;
import org.goldenthread.plan.document.file.Limits;
import org.goldenthread.plan.document.finding.Unread;
import org.goldenthread.plan.document.value.FuzzyDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The project's own sample plan, in all its files.
class SamplePlanTest {
  private static final String FOLDER = "/org/goldenthread/testing/sample/";

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}.docx says what {1}.json says")
  @CsvSource({
    "community-support-2026-27, community-support-2026-27",
    "community-support-2026-27-libreoffice, community-support-2026-27",
    "community-support-2026-27-revised, community-support-2026-27-revised"
  })
  void every_cell_is_read_as_it_is_written(String word, String json) throws IOException {
    PlanDocument plan = read(word).document();

    assertEquals(List.of(), GroundTruth.differences(truth(json), plan));
  }

  @Test
  void dates_are_bounded_as_the_truth_bounds_them() throws IOException {
    JsonNode truth = truth("community-support-2026-27");
    PlanDocument plan = read("community-support-2026-27").document();

    List<String> expected = new ArrayList<>();
    for (JsonNode priority : truth.get("priorities")) {
      for (JsonNode action : priority.get("actions")) {
        expected.add(bounds(action.get("start")) + " to " + bounds(action.get("end")));
      }
    }
    List<String> actual =
        plan.priorities().stream()
            .flatMap(priority -> priority.actions().stream())
            .map(action -> bounds(action.start()) + " to " + bounds(action.end()))
            .toList();

    assertEquals(expected, actual);
  }

  @Test
  void officers_are_told_as_person_role_or_group() throws IOException {
    TreeMap<String, String> expected = new TreeMap<>();
    for (JsonNode officer : truth("community-support-2026-27").get("officers")) {
      expected.put(officer.get("name").asText(), officer.get("kind").asText());
    }
    PlanDocument plan = read("community-support-2026-27").document();
    TreeMap<String, String> actual = new TreeMap<>();
    plan.priorities().stream()
        .flatMap(priority -> priority.actions().stream())
        .map(Action::officers)
        .flatMap(List::stream)
        .forEach(officer -> actual.put(officer.name(), officer.kind().name()));

    actual.forEach((name, kind) -> assertEquals(expected.get(name), kind, name));
    assertTrue(actual.size() > 15, actual.toString());
  }

  @Test
  void only_what_belongs_to_no_field_is_unread() throws IOException {
    JsonNode truth = truth("community-support-2026-27");
    List<String> outside = new ArrayList<>();
    truth.get("outside_the_template").forEach(line -> outside.add(line.asText()));

    List<Unread> unread = read("community-support-2026-27").document().unread();

    assertEquals(
        outside,
        unread.stream()
            .filter(each -> each.reason() == Unread.Reason.NO_FIELD)
            .map(Unread::text)
            .toList());
    assertEquals(outside.size() + 2, unread.size());
  }

  @Test
  void nothing_of_the_file_is_missing_from_data_and_unread_list() throws IOException {
    Path file = copy("community-support-2026-27");

    assertEquals(List.of(), Everything.lost(file, read("community-support-2026-27")));
  }

  @Test
  void two_writers_of_the_same_plan_give_the_same_data_and_keys() throws IOException {
    PlanDocument word = read("community-support-2026-27").document();
    PlanDocument libreOffice = read("community-support-2026-27-libreoffice").document();

    assertEquals(List.of(), PlanLines.differences(word, libreOffice));
  }

  @Test
  void a_revision_keeps_the_keys_of_the_rows_that_it_does_not_reword() throws IOException {
    List<String> first = keys(read("community-support-2026-27").document());
    List<String> second = keys(read("community-support-2026-27-revised").document());

    List<String> gone = new ArrayList<>(first);
    gone.removeAll(second);
    List<String> added = new ArrayList<>(second);
    added.removeAll(first);

    assertEquals(2, gone.size());
    assertEquals(2, added.size());
  }

  private static List<String> keys(PlanDocument plan) {
    return plan.priorities().stream()
        .flatMap(priority -> priority.actions().stream())
        .map(Action::importKey)
        .toList();
  }

  private static String bounds(FuzzyDate date) {
    return "%s %s..%s %s"
        .formatted(
            date.asWritten(),
            Objects.toString(date.earliest(), ""),
            Objects.toString(date.latest(), ""),
            date.precision());
  }

  private static String bounds(JsonNode date) {
    return "%s %s..%s %s"
        .formatted(
            date.get("as_written").asText(""),
            date.get("earliest").asText(""),
            date.get("latest").asText(""),
            date.get("precision").asText(""));
  }

  private Reading.Read read(String name) throws IOException {
    return assertInstanceOf(
        Reading.Read.class, new PlanDocumentReader(Limits.USUAL).read(copy(name)));
  }

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name + ".docx");
    try (InputStream bytes = stream(name + ".docx")) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static JsonNode truth(String name) throws IOException {
    try (InputStream bytes = stream(name + ".json")) {
      return new ObjectMapper().readTree(bytes);
    }
  }

  private static InputStream stream(String name) {
    return Objects.requireNonNull(SamplePlanTest.class.getResourceAsStream(FOLDER + name), name);
  }
}
