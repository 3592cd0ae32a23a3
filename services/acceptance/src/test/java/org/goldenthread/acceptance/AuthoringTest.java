package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A planner writes a plan by hand in the directorate `imp`.
@ExtendWith(RunningPlatform.class)
class AuthoringTest {
  private static final String IMP = "/v1/directorates/imp";
  private static final int MANY = 120;

  private final Platform platform;
  private final Client planner;

  AuthoringTest(Platform platform) {
    this.platform = platform;
    this.planner = new Client(platform, "planner");
  }

  @Test
  void a_plan_is_written_put_in_order_and_its_money_explained() {
    var last = plan("written-before", "2030-31", "");
    line(last, "Day care", "100");
    var plan = plan("written", "2031-32", last);
    var wren = add(IMP + "/officers", "{'displayName': 'Wren Ash', 'kind': 'PERSON'}");
    var priority = add(plan + "/priorities", "{'title': 'Staying at home'}");
    var first = action(plan, priority, "First", "May 2031", wren);
    var second = action(plan, priority, "Second", "TBC", wren);

    var project =
        add(
            plan + "/projects",
            """
            {'text': 'A new day centre', 'managers': ['%s'], 'deliverables': [{'text': 'Building'}],
             'gateways': [{'title': 'Gateway 1', 'options': [{'title': 'Build'}, {'title': 'Let'}]}]}
            """
                .formatted(name(wren)));
    var decided =
        planner
            .patch(
                project,
                json(
                    """
                    {'gateways': [{'title': 'Gateway 1', 'options': [{'title': 'Build'}],
                      'decision': {'outcome': 'PROCEED', 'option': 'Build', 'takenOn': '2020-05-02'}}]}
                    """))
            .ok();
    add(plan + "/involvements", "{'displayName': 'Ask the carers', 'types': ['SOCIAL']}");
    var refused = planner.patch(read(plan), json("{'roleAndPurpose': '<p>Help</p><script/>'}"));
    planner.patch(read(plan), json("{'roleAndPurpose': '<p>We help.</p>'}")).ok();
    move(plan, "{'item': '%s', 'before': '%s'}".formatted(name(second), name(first)));

    var day = line(plan, "Day care", "95");
    add(
        plan + "/budgetMovements",
        "{'kind': 'SAVING', 'amount': {'value': '5', 'unit': 'GBP', 'scale': 3},"
            + " 'financialLine': '%s'}".formatted(name(day)));
    var reconciled = planner.get(plan + ":budgetReconciliation").ok();
    var overview = planner.get(plan + ":overview").ok();

    assertEquals("PROCEED", decided.at("/gateways/0/decision/outcome").asText());
    assertEquals(400, refused.status());
    assertEquals("/roleAndPurpose", refused.body().at("/errors/0/pointer").asText());
    assertTrue(refused.body().at("/errors/0/detail").asText().contains("element script"));
    assertEquals("RECONCILED", reconciled.at("/total/outcome").asText());
    assertEquals("RECONCILED", reconciled.at("/rows/0/outcome").asText());
    assertEquals("<p>We help.</p>", overview.at("/roleAndPurpose/text").asText());
    assertEquals("Second", overview.at("/priorities/priorities/0/actions/0/text").asText());
    assertEquals("A new day centre", overview.at("/projects/projects/0/text").asText());
    assertEquals("Ask the carers", overview.at("/involvement/involvements/0/displayName").asText());
    assertEquals(1, overview.at("/resources/budgetMovements").size());
  }

  @Test
  void many_dates_are_shifted_by_one_call_though_the_service_is_killed_over_it() {
    var plan = plan("slipping", "2031-32", "");
    var wren = add(IMP + "/officers", "{'displayName': 'Robin Vale', 'kind': 'PERSON'}");
    var priority = add(plan + "/priorities", "{'title': 'Staying at home'}");
    IntStream.range(0, MANY).forEach(i -> action(plan, priority, "A" + i, "May 2031", wren));
    var key = UUID.randomUUID().toString();

    assertEquals("REHEARSED", shift(plan, key, true).ok().path("state").asText());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var unanswered = CompletableFuture.supplyAsync(() -> shift(plan, key, false), threads);
      Client.until(
          () -> planner.get(IMP + "/bulkEdits/" + key),
          answer -> answer.status() == 200 && answer.body().path("changed").asInt() > 0);
      platform.kill("imp", "plan");
      var _ = unanswered.join();
    } finally {
      platform.start("imp", "plan");
    }

    var done = Client.until(() -> shift(plan, key, false), answer -> answer.status() == 200).ok();
    var again = shift(plan, key, false).ok();

    assertEquals("FINISHED", done.path("state").asText());
    assertEquals(MANY, done.path("changed").asInt());
    assertEquals(done, again);
    assertEquals(done, planner.get(IMP + "/bulkEdits/" + key).ok());
    assertEquals(Set.of("June 2031"), ends(plan));
  }

  private Client.Answer shift(String plan, String key, boolean dry) {
    return planner.post(
        plan + "/actions:bulkEdit",
        json(
            "{'filter': {}, 'dateShift': {'months': 1}, 'mode': 'EACH', 'validateOnly': %s}"
                .formatted(dry)),
        "Idempotency-Key",
        key);
  }

  private Set<String> ends(String plan) {
    var ends = new HashSet<String>();
    List<JsonNode> actions = planner.all(plan + "/actions", "actions");
    actions.forEach(action -> ends.add(action.at("/end/asWritten").asText()));
    assertEquals(MANY, actions.size());
    return ends;
  }

  /// The path of a new plan, with a unit of its own.
  private String plan(String id, String year, String before) {
    add(IMP + "/units?unitId=" + id, "{'displayName': '%s', 'kind': 'TEAM'}".formatted(id));
    add(
        IMP + "/plans?planId=" + id,
        """
        {'title': '%1$s', 'kind': 'SERVICE', 'planYear': '%2$s', 'previousPlan': '%3$s',
         'unit': 'directorates/imp/units/%1$s'}
        """
            .formatted(id, year, before.replace("/v1/", "")));
    return IMP + "/plans/" + id;
  }

  private JsonNode action(
      String plan, JsonNode priority, String text, String end, JsonNode officer) {
    return add(
        plan + "/actions",
        "{'priority': '%s', 'kind': 'HEADLINE', 'text': '%s', 'end': {'asWritten': '%s'},"
                .formatted(name(priority), text, end)
            + " 'officers': ['%s']}".formatted(name(officer)));
  }

  private JsonNode line(String plan, String label, String netCost) {
    return add(
        plan + "/financialLines",
        "{'kind': 'LINE', 'shape': 'SECTION_D', 'label': '%s', 'sectionD': {'netCost':"
                .formatted(label)
            + " {'value': '%s', 'unit': 'GBP', 'scale': 3}}}".formatted(netCost));
  }

  private void move(String plan, String body) {
    planner.post(plan + ":reorder", json(body)).ok();
  }

  private JsonNode add(String path, String body) {
    var answer = planner.post(path, json(body));
    assertEquals(201, answer.status(), answer.body().toPrettyString());
    return answer.body();
  }

  private JsonNode read(String path) {
    return planner.get(path).ok();
  }

  private static String name(JsonNode resource) {
    return resource.path("name").asText();
  }

  private static String json(String written) {
    return written.replace('\'', '"');
  }
}
