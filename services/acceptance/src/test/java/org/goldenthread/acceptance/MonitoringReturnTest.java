package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The mid-year round of two divisions of the directorate `els`: opened by a planner, completed by
/// the officer from whom a return is due, sent back, signed off, and then as it was signed whatever
/// is recorded.
@ExtendWith(RunningPlatform.class)
class MonitoringReturnTest {
  private static final String ELS = "/v1/directorates/els";
  private static final String TABLE = "/v1/monitoringTable?planYear=2013-14&round=MID_YEAR";
  private static final String COMPLETENESS =
      ELS + "/plans/-/returns:completeness?planYear=2013-14&round=MID_YEAR";

  private final Client planner;
  private final Client officer;
  private final Client approver;

  MonitoringReturnTest(Platform platform) {
    this.planner = new Client(platform, "planner");
    this.officer = new Client(platform, "officer");
    this.approver = new Client(platform, "approver");
  }

  @Test
  void a_round_is_returned_signed_off_and_reported_as_it_was_signed() {
    var owner = create("/officers", "{'displayName': 'Robin Vale', 'tokenSubject': 'officer'}");
    var libraries = plan("libraries", owner);
    var museums = plan("museums", "");
    var opening = action(libraries, "Open two libraries", owner);
    var closing = action(libraries, "Close one", "");
    action(museums, "Hang the paintings", "");

    // What the officer has recorded by the end of September is in the return when it is opened.
    record(officer, opening, "ON_COURSE", "2013-08-01").ok();
    var opened =
        planner
            .post(
                ELS + "/plans/-/returns:open",
                json("{'planYear': '2013-14', 'round': 'MID_YEAR', 'dueDate': '2099-10-18'}"))
            .ok()
            .path("opened");
    assertEquals(2, opened.size(), opened.toString());
    var due = ELS + "/plans/-/returns?officer=" + owner + "&states=OPEN";
    var mine = officer.all(due, "monitoringReturns");
    assertEquals(1, mine.size(), mine.toString());
    var name = mine.getFirst().path("name").asText();
    assertEquals("2013-09-30", mine.getFirst().path("asAt").asText());
    assertEquals("ON_COURSE NONE", statuses(read(name)));
    assertEquals("2/2/0/0/0/0", completeness());

    // The officer completes it and hands it in; what is not theirs the planner records.
    assertEquals(403, record(officer, closing, "DELAYED", "2013-09-30").status());
    record(planner, closing, "DELAYED", "2013-09-30").ok();
    record(officer, opening, "COMPLETED", "2013-09-30").ok();
    var draft =
        officer
            .patch(
                read(name),
                json(
                    "{'narrative': '<p>Two are open.</p>', 'keyAchievements': [{'text': 'Open'}],"
                        + " 'keyIssues': [{'resource': '%s', 'text': 'The lease runs on'}]}"
                            .formatted(closing)))
            .ok();
    assertEquals("DRAFT", draft.path("state").asText());
    var submitted = move(officer, draft, "submit", "{}").ok();
    assertEquals("COMPLETED DELAYED", statuses(submitted));
    assertFalse(submitted.path("late").asBoolean());
    assertEquals(403, move(officer, submitted, "signOff", "{}").status());

    // The approver asks once more and then signs.
    var back = move(approver, submitted, "sendBack", "{'reason': 'Is it not on hold?'}").ok();
    assertEquals("Is it not on hold?", back.path("returnedReason").asText());
    record(planner, closing, "ON_HOLD", "2013-09-30").ok();
    var again = move(officer, back, "submit", "{}").ok();
    var signed = move(approver, again, "signOff", "{'note': 'Agreed'}").ok();
    assertEquals("COMPLETED ON_HOLD", statuses(signed));
    assertEquals(412, move(approver, again, "signOff", "{}").status());
    assertEquals("2/2/1/1/1/0", completeness());

    // Whatever is recorded later, the report shows what was signed, and says what is not.
    record(planner, closing, "CANCELLED", "2013-09-30").ok();
    assertEquals(signed, read(name));
    assertEquals("1/2/1/0/1 AMBER signed", row(TABLE, libraries));
    assertEquals("1/1/0/1/0 AMBER of the day", row(TABLE, museums));
    assertEquals("1/2/1/0/1 RED of the day", row(TABLE.replace("MID_YEAR", "YEAR_END"), libraries));
    assertEquals("3 1 1 1", total(TABLE));
    assertEquals(409, planner.patch(signed, json("{'narrative': 'Better'}")).status());

    // It changes only where it is reopened with a reason, which stays.
    assertEquals(400, move(approver, signed, "reopen", "{}").status());
    var reopened = move(approver, signed, "reopen", "{'reason': 'It was cancelled'}").ok();
    assertEquals("It was cancelled", reopened.at("/reopenings/0/reason").asText());
    assertEquals("Agreed", reopened.at("/reopenings/0/signOff/note").asText());
    assertEquals("1/2/1/0/1 RED of the day", row(TABLE, libraries));
    var then = "&readTime=" + signed.path("updateTime").asText();
    assertEquals("1/2/1/0/1 AMBER signed", row(TABLE + then, libraries));
  }

  private String plan(String division, String owner) {
    var unit = create("/units?unitId=" + division, unit(division));
    var plan =
        create(
            "/plans?planId=" + division + "-2013-14",
            "{'title': '%s', 'kind': 'DIVISIONAL', 'planYear': '2013-14', 'unit': '%s', 'planOwners': [%s]}"
                .formatted(division, unit, owner.isEmpty() ? "" : "'" + owner + "'"));
    assertTrue(plan.endsWith(division + "-2013-14"), plan);
    return plan;
  }

  private static String unit(String division) {
    return "{'displayName': '%s', 'kind': 'DIVISION'}".formatted(division);
  }

  private String action(String plan, String text, String owner) {
    var below = plan.substring("directorates/els".length());
    var priorities = planner.all("/v1/" + plan + "/priorities", "priorities");
    var priority =
        priorities.isEmpty()
            ? create(below + "/priorities", "{'title': 'Reading'}")
            : priorities.getFirst().path("name").asText();
    return create(
        below + "/actions",
        "{'priority': '%s', 'kind': 'HEADLINE', 'text': '%s', 'officers': [%s]}"
            .formatted(priority, text, owner.isEmpty() ? "" : "'" + owner + "'"));
  }

  private String create(String path, String body) {
    var answer = planner.post(ELS + path, json(body));
    assertEquals(201, answer.status(), answer.toString());
    return answer.body().path("name").asText();
  }

  private static Client.Answer record(Client who, String action, String status, String day) {
    return who.post(
        "/v1/" + action + ":recordProgress",
        json(
            "{'status': '%s', 'asAt': '%s', 'evidenceUri': 'https://evidence.example/1'}"
                .formatted(status, day)));
  }

  private static Client.Answer move(Client who, JsonNode seen, String verb, String body) {
    return who.post(
        "/v1/" + seen.path("name").asText() + ":" + verb,
        json(body),
        "If-Match",
        '"' + seen.path("etag").asText() + '"');
  }

  private JsonNode read(String name) {
    return planner.get("/v1/" + name).ok();
  }

  private static String statuses(JsonNode monitoringReturn) {
    List<String> statuses =
        StreamSupport.stream(monitoringReturn.path("progress").spliterator(), false)
            .map(reported -> reported.at("/progress/status").asText("NONE"))
            .map(status -> status.isEmpty() ? "NONE" : status)
            .toList();
    return String.join(" ", statuses);
  }

  /// Due, opened, begun, submitted, signed off and late, of all divisions.
  private String completeness() {
    var total = planner.get(COMPLETENESS).ok().path("total");
    return "%s/%s/%s/%s/%s/%s"
        .formatted(
            total.path("due"),
            total.path("opened"),
            total.path("begun"),
            total.path("submitted"),
            total.path("signedOff"),
            total.path("late"));
  }

  private String row(String table, String plan) {
    for (var row : directorate(table).path("rows")) {
      if (row.path("plan").asText().equals(plan)) {
        return "%s/%s/%s/%s/%s %s %s"
            .formatted(
                row.path("priorities"),
                row.path("actions"),
                row.path("completed"),
                row.path("onCourse"),
                row.path("delayedOrCancelled"),
                row.path("overallRag").asText(),
                row.path("signedOff").asBoolean() ? "signed" : "of the day");
      }
    }
    throw new AssertionError("no row of " + plan);
  }

  private String total(String table) {
    var total = directorate(table).path("total");
    return "%s %s %s %s"
        .formatted(
            total.path("actions"),
            total.path("completed"),
            total.path("onCourse"),
            total.path("delayedOrCancelled"));
  }

  private JsonNode directorate(String table) {
    for (var directorate : planner.get(table).ok().path("directorates")) {
      if (directorate.path("directorate").asText().equals("directorates/els")) {
        return directorate;
      }
    }
    throw new AssertionError("the table has no els");
  }

  /// Quotes as they are easier to read here.
  private static String json(String written) {
    return written.replace('\'', '"');
  }
}
