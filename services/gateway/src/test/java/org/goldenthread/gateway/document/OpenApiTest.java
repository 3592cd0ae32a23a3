package org.goldenthread.gateway.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.HttpRule;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.goldenthread.gateway.contract.Contract;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.transcode.Binding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class OpenApiTest {
  private static Contract contract;
  private static JsonNode document;

  @BeforeAll
  static void write() throws Exception {
    contract = Contract.load(OpenApiTest.class.getClassLoader());
    document = new ObjectMapper().readTree(OpenApi.of(contract));
  }

  @Test
  void a_reader_of_openapi_3_1_finds_nothing_wrong() {
    ParseOptions whole = new ParseOptions();
    whole.setValidateInternalRefs(true);

    SwaggerParseResult read =
        new OpenAPIV3Parser().readContents(document.toString(), List.of(), whole);

    assertEquals(List.of(), read.getMessages());
    assertEquals(SpecVersion.V31, read.getOpenAPI().getSpecVersion());
    assertEquals(document.at("/paths").size(), read.getOpenAPI().getPaths().size());
  }

  @Test
  void that_reader_does_find_what_is_wrong() {
    String wrong = document.toString().replaceFirst("\"responses\":", "\"answers\":");

    SwaggerParseResult read = new OpenAPIV3Parser().readContents(wrong, List.of(), null);

    assertFalse(read.getMessages().isEmpty());
  }

  @Test
  void every_route_of_the_contract_is_an_operation_with_an_id_of_its_own() {
    List<String> ids = document.at("/paths").findValuesAsText("operationId");

    assertEquals(contract.rpcs().stream().map(Rpc::rules).mapToInt(List::size).sum(), ids.size());
    assertEquals(ids.size(), new HashSet<>(ids).size());
  }

  @Test
  void every_pointer_leads_somewhere() {
    Set<String> missing = new HashSet<>();
    for (String pointer : document.findValuesAsText("$ref")) {
      if (document.at(pointer.substring(1)).isMissingNode()) {
        missing.add(pointer);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void every_name_in_a_path_is_a_parameter_of_each_of_its_operations() {
    List<String> wrong = new ArrayList<>();
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .forEach(
                        operation -> {
                          for (JsonNode parameter : operation.get("parameters")) {
                            if (parameter.get("in").asText().equals("path")
                                && !path.getKey()
                                    .contains("{" + parameter.get("name").asText() + "}")) {
                              wrong.add(path.getKey());
                            }
                          }
                        }));
    assertEquals(List.of(), wrong);
  }

  @Test
  void comments_rules_roles_and_outputs_are_told() {
    JsonNode import_ = document.at("/paths/~1v1~1directorates~1{directorate}~1plans:import/post");

    assertEquals("planner", import_.at("/x-roles/0").asText());
    assertEquals("binary", import_.at("/requestBody/content/*~1*/schema/format").asText());
    assertTrue(document.at("/components/schemas/Plan/properties/etag/readOnly").asBoolean());
    assertFalse(document.at("/components/schemas/Plan/description").asText().isBlank());
  }

  @Test
  void whoever_changes_a_resource_is_told_to_say_which_version() {
    List<String> silent = new ArrayList<>();
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                List.of("patch", "delete")
                    .forEach(
                        method -> {
                          JsonNode operation = path.getValue().path(method);
                          boolean told =
                              operation.at("/responses/412").isObject()
                                  && operation.at("/responses/428").isObject()
                                  && operation.path("parameters").toString().contains("If-Match");
                          if (operation.isObject() && !told) {
                            silent.add(method + " " + path.getKey());
                          }
                        }));

    assertEquals(List.of(), silent);
  }

  @Test
  void every_operation_has_an_rpc_a_path_and_a_method_of_the_contract() {
    Set<String> expected = new TreeSet<>();
    for (Rpc rpc : contract.rpcs()) {
      for (HttpRule rule : rpc.rules()) {
        Binding binding = Binding.of(rpc, rule);
        // What a wildcard is called is the document's own matter.
        String path = binding.template().written().replaceAll("[{][^=}]*=([^}]*)[}]", "$1");
        expected.add(rpc.name() + " " + binding.method() + " " + path.replace("**", "*"));
      }
    }
    Set<String> documented = new TreeSet<>();
    eachOperation(
        (path, method, operation) ->
            documented.add(
                operation.path("x-rpc").asText()
                    + " "
                    + method.toUpperCase(Locale.ROOT)
                    + " "
                    + path.replaceAll("[{][^}]*[}]", "*")));
    assertEquals(expected, documented);
  }

  @Test
  void every_operation_and_parameter_and_schema_and_field_says_what_it_is() {
    List<String> silent = new ArrayList<>();
    eachOperation(
        (path, method, operation) -> {
          String place = method + " " + path;
          silentOrNot(place, operation, silent);
          operation
              .path("parameters")
              .forEach(p -> silentOrNot(place + " " + p.path("name").asText(), p, silent));
          operation
              .path("responses")
              .properties()
              .forEach(r -> silentOrNot(place + " " + r.getKey(), r.getValue(), silent));
        });
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              silentOrNot(schema.getKey(), schema.getValue(), silent);
              schema
                  .getValue()
                  .path("properties")
                  .properties()
                  .forEach(
                      f -> silentOrNot(schema.getKey() + "." + f.getKey(), f.getValue(), silent));
            });
    assertEquals(List.of(), silent);
  }

  @Test
  void every_operation_says_who_may_call_it_as_the_contract_does() {
    Map<String, List<String>> roles = new TreeMap<>();
    contract
        .rpcs()
        .forEach(
            rpc ->
                roles.put(
                    rpc.name(),
                    rpc.roles().stream()
                        .map(role -> role.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList()));
    eachOperation(
        (path, method, operation) -> {
          List<String> printed = new ArrayList<>();
          operation.path("x-roles").forEach(role -> printed.add(role.asText()));
          assertEquals(roles.get(operation.path("x-rpc").asText()), printed);
          String told =
              printed.isEmpty() ? "anyone with a valid token" : String.join(", ", printed);
          assertTrue(operation.path("description").asText().endsWith(told + "."), path);
        });
  }

  @Test
  void every_call_needs_a_token_and_every_failure_is_a_problem() {
    assertEquals("bearer", document.at("/security/0").fieldNames().next());
    eachOperation(
        (path, method, operation) -> {
          for (String status : List.of("400", "401", "403", "404", "429", "500", "503", "504")) {
            assertEquals(
                "#/components/responses/Problem" + status,
                operation.at("/responses/" + status + "/$ref").asText(),
                path);
          }
        });
  }

  @Test
  void the_same_contract_gives_the_same_document() {
    assertArrayEquals(OpenApi.of(contract), OpenApi.of(contract));
  }

  @Test
  void every_reason_of_the_catalogue_has_a_page_that_explains_it() {
    ProblemPages pages = new ProblemPages(contract.comments());

    assertTrue(pages.find("ETAG_MISMATCH").orElseThrow().contains("<h1>ETAG_MISMATCH</h1>\n<p>"));
    assertTrue(pages.find("../application.yml").isEmpty());
  }

  @Test
  void the_page_finds_its_own_files_and_no_others() {
    DocumentFiles files = DocumentFiles.load();

    assertTrue(files.find("swagger-ui-bundle.js").isPresent());
    assertTrue(files.find("application.yml").isEmpty());
  }

  private interface Operation {
    void see(String path, String method, JsonNode operation);
  }

  private static void eachOperation(Operation seen) {
    for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        seen.see(path.getKey(), operation.getKey(), operation.getValue());
      }
    }
  }

  private static void silentOrNot(String place, JsonNode node, List<String> silent) {
    if (node.path("description").asText().isBlank() && !node.has("$ref")) {
      silent.add(place);
    }
  }
}
