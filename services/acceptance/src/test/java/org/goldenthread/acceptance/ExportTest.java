package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan that was brought in goes out again: as the document that it came in as, as pages to read,
/// and each of its lists as a table.
@ExtendWith(RunningPlatform.class)
class ExportTest {
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Client planner;

  ExportTest(Platform platform) {
    this.planner = new Client(platform, "planner");
  }

  @Test
  void a_plan_that_is_exported_to_word_and_imported_again_is_unchanged_in_all_four_services() {
    var plan = imported("exported");

    var file = planner.download("/v1/" + plan + ":export?format=WORD");
    var report = sent("exported", file);

    assertEquals("COMPLETED", report.path("state").asText());
    assertEquals(plan, report.path("plan").asText());
    report
        .path("parts")
        .forEach(
            part ->
                part.path("counts")
                    .forEach(
                        count -> {
                          assertEquals(0, count.path("created").asInt(), part.toPrettyString());
                          assertEquals(0, count.path("changed").asInt(), part.toPrettyString());
                        }));
    report
        .path("parts")
        .forEach(
            part ->
                part.path("items")
                    .forEach(
                        item ->
                            assertEquals(
                                "UNCHANGED", item.path("outcome").asText(), item::toPrettyString)));
  }

  @Test
  void a_plan_is_exported_as_it_stood_before_it_was_changed() {
    var plan = imported("dated");
    var before = planner.get("/v1/" + plan).ok();
    var then = before.path("updateTime").asText();
    var title = before.path("title").asText();
    var changed = planner.patch(before, "{\"title\": \"Another business plan 2026-27\"}").ok();

    var now = text("/v1/" + plan + ":export?format=HTML");
    var past = text("/v1/" + plan + ":export?format=HTML&readTime=" + then);

    assertTrue(now.contains("<h1>" + changed.path("title").asText() + "</h1>"));
    assertTrue(past.contains("<h1>" + title + "</h1>"));
    assertFalse(past.contains("Another business plan"));
  }

  @Test
  void a_pdf_is_a_pdf_and_the_export_is_in_the_change_log() {
    var plan = imported("paper");

    var file = planner.download("/v1/" + plan + ":export?format=PDF");

    assertEquals("%PDF-", new String(file, 0, 5, StandardCharsets.ISO_8859_1));
    assertTrue(
        planner.all("/v1/directorates/fsc/changes?plan=" + plan, "changes").stream()
            .anyMatch(
                change ->
                    change.path("operation").asText().equals("EXPORTED")
                        && change.path("resource").asText().equals(plan)));
  }

  @Test
  void what_is_not_there_is_not_exported() {
    assertEquals(
        "RESOURCE_NOT_FOUND",
        planner.get("/v1/directorates/fsc/plans/nowhere:export?format=PDF").reason());
    assertEquals(
        "FIELD_INVALID",
        planner.get("/v1/directorates/fsc/plans/nowhere:export?format=ODT").reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plans/tables/priorities",
        "plans/tables/actions?kind=HEADLINE",
        "plans/tables/milestones",
        "plans/tables/decisions",
        "plans/tables/financialLines",
        "plans/tables/workforceLines",
        "plans/tables/supportRequests",
        "officers",
        "units",
        "plans",
        "imports",
        "indicators",
        "indicators/-/targets",
        "risks",
        "risks/-/mitigations",
        "criticalFunctions"
      })
  void every_list_of_every_service_is_a_table_of_the_same_rows(String path) {
    imported("tables");
    var list = "/v1/directorates/fsc/" + path;
    var json = planner.get(list + (path.contains("?") ? "&" : "?") + "pageSize=1").ok();
    var field =
        names(json).stream().filter(name -> json.path(name).isArray()).findFirst().orElseThrow();
    var items = planner.all(list, field);

    var csv = new String(planner.download(list, "Accept", "text/csv"), StandardCharsets.UTF_8);
    var xlsx = planner.download(list, "Accept", XLSX);

    var names = csv.substring(1, csv.indexOf("\r\n")).split(",", -1);
    assertEquals('\uFEFF', csv.charAt(0));
    assertTrue(items.size() > 0);
    assertEquals(items.size(), records(csv) - 1, path);
    assertTrue(List.of(names).contains(names(items.getFirst()).getFirst()), csv);
    assertEquals("PK", new String(xlsx, 0, 2, StandardCharsets.ISO_8859_1));
  }

  private static List<String> names(JsonNode json) {
    return json.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }

  /// Records of a CSV: line ends outside of quotes.
  private static int records(String csv) {
    var quoted = false;
    var records = 0;
    for (var i = 0; i < csv.length(); i++) {
      quoted ^= csv.charAt(i) == '"';
      records += csv.charAt(i) == '\n' && !quoted ? 1 : 0;
    }
    return records;
  }

  private String text(String path) {
    return new String(planner.download(path), StandardCharsets.UTF_8);
  }

  /// The sample, as the plan of a division of its own.
  private String imported(String id) {
    planner.post(
        "/v1/directorates/fsc/units?unitId=" + id,
        "{\"displayName\": \"%s\", \"kind\": \"DIVISION\"}".formatted(id));
    return sent(id, Client.sample("community-support-2026-27.docx")).path("plan").asText();
  }

  private JsonNode sent(String id, byte[] file) {
    return planner
        .importPlan("fsc", "?planId=" + id + "&unit=" + id, BodyPublishers.ofByteArray(file))
        .ok();
  }
}
