package org.goldenthread.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.goldenthread.local.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever holds every role in `els`, and none in `imp`, reads nothing of `imp`, whichever way they
/// ask: every route of the published document that reads, filled with names that are there.
@ExtendWith(RunningPlatform.class)
class IsolationTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OF_IMP = Pattern.compile("directorates/imp/[A-Za-z]+/.+");
  private static final String YEAR = "planYear=2026-27";

  private final Client member;
  private final Client stranger;

  /// What the member has read: names of resources of `imp`.
  private final Set<String> names = new TreeSet<>();

  IsolationTest(Platform platform) {
    this.member = new Client(platform, "planner");
    this.stranger =
        Client.with(
            platform,
            "els:viewer",
            "els:officer",
            "els:planner",
            "els:approver",
            "els:risk-manager",
            "els:continuity-manager",
            "els:operator");
    member.post(
        "/v1/directorates/imp/units?unitId=isolation",
        "{\"displayName\": \"Isolation\", \"kind\": \"DIVISION\"}");
    member
        .importPlan(
            "imp",
            "?planId=isolation&unit=isolation",
            BodyPublishers.ofByteArray(Client.sample("community-support-2026-27.docx")))
        .ok();
  }

  @Test
  void a_token_for_one_directorate_reads_nothing_of_another() {
    var routes = routes();
    assertTrue(routes.size() > 30, routes.toString());
    var read = new ArrayList<String>();
    for (var route : routes) {
      if (!route.endsWith(":watch") && isRead(path(route))) {
        read.add(route);
      }
    }
    // The rest is of kinds of which the sample plan has none.
    assertTrue(read.size() > routes.size() * 2 / 3, () -> "the member reads only " + read);

    for (var route : routes) {
      assertSecret(path(route), route);
      assertSecret(anyParent(route), route);
    }
  }

  /// Lists before what is in them, so that there are names to ask for.
  private List<String> routes() {
    var routes = new ArrayList<String>();
    member
        .get("/openapi.json")
        .ok()
        .path("paths")
        .properties()
        .forEach(
            path -> {
              if (path.getValue().has("get") && path.getKey().startsWith("/v1/")) {
                routes.add(path.getKey());
              }
            });
    routes.sort(Comparator.comparingLong(IsolationTest::depth));
    return routes;
  }

  private static long depth(String route) {
    return route.chars().filter(c -> c == '/').count();
  }

  /// The route with a name that is known to be there, else with any parent.
  private String path(String route) {
    var end = route.lastIndexOf('}') + 1;
    if (end == 0) {
      return withYear(route);
    }
    var pattern =
        Pattern.compile(
            route
                .substring("/v1/".length(), end)
                .replace("{directorate}", "imp")
                .replaceAll("\\{[a-zA-Z0-9_]+}", "[^/]+"));
    return names.stream()
        .filter(name -> pattern.matcher(name).matches())
        .findFirst()
        .map(name -> withYear("/v1/" + name + route.substring(end)))
        .orElseGet(() -> anyParent(route));
  }

  private static String anyParent(String route) {
    return withYear(route.replace("{directorate}", "imp").replaceAll("\\{[a-zA-Z0-9_]+}", "-"));
  }

  private static String withYear(String path) {
    if (path.endsWith(":completeness")) {
      return path + "?" + YEAR + "&round=MID_YEAR";
    }
    return path.contains("onitoringTable") ? path + "?" + YEAR : path;
  }

  private boolean isRead(String path) {
    var answer = member.text(path);
    if (answer.statusCode() == 200 && isJson(answer)) {
      collect(tree(answer.body()));
    }
    return answer.statusCode() == 200;
  }

  private void collect(JsonNode answer) {
    if (answer.isTextual() && OF_IMP.matcher(answer.asText()).matches()) {
      names.add(answer.asText());
    }
    answer.forEach(this::collect);
  }

  private void assertSecret(String path, String route) {
    var answer = stranger.text(path);
    if (route.contains("{directorate}")) {
      assertTrue(Set.of(403, 404).contains(answer.statusCode()), () -> path + ": " + answer);
      assertEquals("/problems/ROLE_MISSING", tree(answer.body()).path("type").asText(), path);
    } else {
      assertEquals(200, answer.statusCode(), path);
      assertFalse(answer.body().contains("directorates/imp"), () -> path + ": " + answer.body());
    }
  }

  private static boolean isJson(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").contains("json");
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new AssertionError("no JSON: " + json, broken);
    }
  }
}
