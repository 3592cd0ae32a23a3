package org.goldenthread.testing.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpCallTest {
  private static final Contract CONTRACT = Contract.load();

  @Test
  void a_get_carries_its_name_in_the_path_and_the_rest_in_the_query() {
    assertEquals(
        new HttpCall(
            "GET",
            "/v1/directorates/fsc/plans/a%20b/priorities?pageSize=2&readTime=2026-11-23T04%3A00%3A00Z",
            Map.of(),
            null),
        call(
            "ListPriorities",
            """
            {"parent": "directorates/fsc/plans/a b", "pageSize": 2, "readTime": "2026-11-23T04:00:00Z"}
            """));
  }

  @Test
  void a_create_sends_the_resource_and_its_request_id_as_a_header() {
    var call =
        call(
            "CreatePriority",
            """
            {"parent": "directorates/fsc/plans/p", "priority": {"title": "Prevention"},
             "reason": "agreed", "requestId": "7f9c24e8-3b12-4fef-91e0-56a2d5a1c0aa"}
            """);

    assertEquals("POST", call.method());
    assertEquals("/v1/directorates/fsc/plans/p/priorities?reason=agreed", call.path());
    assertEquals(Variables.parse("{\"title\": \"Prevention\"}"), call.body());
    assertEquals(Map.of("Idempotency-Key", "7f9c24e8-3b12-4fef-91e0-56a2d5a1c0aa"), call.headers());
  }

  @Test
  void an_update_is_a_merge_patch_that_names_its_version_in_a_header() {
    var call =
        call(
            "UpdatePriority",
            """
            {"priority": {"name": "directorates/fsc/plans/p/priorities/1", "etag": "e", "title": "t"},
             "updateMask": "title"}
            """);

    assertEquals("PATCH", call.method());
    assertEquals("/v1/directorates/fsc/plans/p/priorities/1", call.path());
    assertEquals(Variables.parse("{\"title\": \"t\"}"), call.body());
    assertEquals(
        Map.of("If-Match", "\"e\"", "Content-Type", "application/merge-patch+json"),
        call.headers());
  }

  @Test
  void a_delete_has_no_body() {
    assertEquals(
        new HttpCall(
            "DELETE",
            "/v1/directorates/fsc/plans/p/priorities/1",
            Map.of("If-Match", "\"e\""),
            null),
        call(
            "DeletePriority",
            """
            {"name": "directorates/fsc/plans/p/priorities/1", "etag": "e"}
            """));
  }

  private static HttpCall call(String rpc, String request) {
    return HttpCall.of(
        CONTRACT.method("goldenthread.plan.v1", "PriorityService/" + rpc),
        (ObjectNode) Variables.parse(request));
  }
}
