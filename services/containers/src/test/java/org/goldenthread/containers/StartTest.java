package org.goldenthread.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.goldenthread.testing.postgres.Sql;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each image on an empty database of each end of what is supported.
@ParameterizedClass
@EnumSource(Server.class)
class StartTest {
  private static final Pattern HEAP = Pattern.compile("-XX:MaxHeapSize=(\\d+)");

  @AutoClose private final Directorate directorate;

  StartTest(Server server) {
    directorate = Directorate.on(server);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "indicator", "risk", "continuity"})
  void a_service_migrates_as_the_owner_and_answers_as_the_lesser_role(String service) {
    directorate.migrate(service);

    try (var program = directorate.serve(service)) {
      var records = new Records(directorate, program, service);
      assertTrue(records.tellsOf(records.make("Night calls")), program::log);

      assertEquals(
          List.of(service),
          superuserSees(
              "select distinct usename from pg_stat_activity where application_name = ?", service));
      assertEquals(
          List.of(Directorate.owner(service).username()),
          superuserSees("select distinct tableowner from pg_tables where schemaname = ?", service));
      assertRunsFromItsCache(program, service);
    }
  }

  @Test
  void the_gateway_answers_for_a_service_behind_it() throws Exception {
    directorate.migrate("plan");

    try (var plan = directorate.serve("plan");
        var gateway = directorate.serve(Directorate.GATEWAY)) {
      var unit = new Records(directorate, plan, "plan").make("Night calls");

      var request =
          HttpRequest.newBuilder(gateway.http().resolve("/v1/" + unit))
              .header("Authorization", directorate.authorization("viewer"))
              .build();
      var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

      assertEquals(200, answer.statusCode(), answer::body);
      assertTrue(answer.body().contains("Night calls"), answer::body);
      assertRunsFromItsCache(gateway, Directorate.GATEWAY);
    }
  }

  /// The cache is among the files that the JVM has mapped, and the heap is half of the limit.
  private static void assertRunsFromItsCache(Program program, String name) {
    var info = program.ask("VM.info");
    assertTrue(info.contains("/app/cache/program.aot"), info);
    var flags = program.ask("VM.flags");
    var heap = HEAP.matcher(flags);
    assertTrue(heap.find(), flags);
    assertEquals(Program.limit(name) / 2, Long.parseLong(heap.group(1)));
  }

  private List<String> superuserSees(String query, String service) {
    return Sql.as(
        directorate::connectAsSuperuser, connection -> Sql.texts(connection, query, service));
  }
}
