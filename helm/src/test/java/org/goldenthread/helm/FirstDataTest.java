package org.goldenthread.helm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// First data is written in the names of the contract, and loaded by the services that it is for.
class FirstDataTest {
  /// The file that the services load.
  static final String FILE = "first-data.yaml";

  private static final Path CONTRACT =
      Path.of("../proto/target/classes/goldenthread/descriptors.binpb");

  /// What every resource has and nobody sends.
  private static final Set<String> OUTPUT = Set.of("name", "createTime", "updateTime", "etag");

  static final List<Arguments> OBJECTS =
      List.of(
          arguments("/units/items", "Unit", Set.of("unitId")),
          arguments("/calendars/items", "Calendar", Set.of("calendarId")),
          arguments("/calendars/items/properties/parts/items", "CalendarPeriod", Set.<String>of()),
          arguments("/ragPolicy", "RagPolicy", Set.<String>of()),
          arguments("/riskMatrix", "RiskMatrix", Set.<String>of()),
          arguments("/riskMatrix/properties/bands/items", "RiskBand", Set.<String>of()),
          arguments(
              "/riskMatrix/properties/bands/items/properties/cells/items",
              "RiskCell",
              Set.<String>of()),
          arguments("/riskMatrix/properties/appetites/items", "RiskAppetite", Set.<String>of()),
          arguments("/forwardPlanPolicy", "ForwardPlanPolicy", Set.<String>of()),
          arguments(
              "/forwardPlanPolicy/properties/specialBankHolidays/items",
              "SpecialBankHoliday",
              Set.<String>of()),
          arguments(
              "/forwardPlanPolicy/properties/decisionBodies/items",
              "DecisionBody",
              Set.<String>of()),
          arguments(
              "/strategyFrameworks/items",
              "StrategyFramework",
              Set.of("strategyFrameworkId", "items")),
          arguments(
              "/strategyFrameworks/items/properties/items/items",
              "StrategyItem",
              Set.of("strategyItemId")));

  @ParameterizedTest
  @FieldSource("OBJECTS")
  void the_schema_has_the_fields_of_the_contract(String place, String message, Set<String> ids)
      throws IOException {
    JsonNode schema = Charts.read(Path.of("directorate/values.schema.json"));
    Set<String> schemas = new TreeSet<>();
    schema
        .at("/properties/firstData/properties" + place + "/properties")
        .fieldNames()
        .forEachRemaining(schemas::add);
    Set<String> contracts = new TreeSet<>(ids);
    for (FieldDescriptorProto field : message(message).getFieldList()) {
      if (!OUTPUT.contains(field.getJsonName())) {
        contracts.add(field.getJsonName());
      }
    }

    assertEquals(contracts, schemas);
  }

  @Test
  void each_service_with_something_to_load_loads_it_after_the_release_is_there() {
    List<Manifest> jobs = jobs(Scenario.DIRECTORATE_EVERYTHING).toList();

    assertEquals(
        List.of("care-indicator-first-data", "care-plan-first-data", "care-risk-first-data"),
        jobs.stream().map(Manifest::name).sorted().toList());
    for (Manifest job : jobs) {
      JsonNode container = job.containers().getFirst();
      assertEquals("load", container.at("/args/0").asText());
      assertEquals("/etc/goldenthread/first-data/" + FILE, container.at("/args/1").asText());
      assertEquals(
          "post-install,post-upgrade",
          job.json().at("/metadata/annotations").path("helm.sh/hook").asText());
    }
  }

  @Test
  void without_first_data_there_is_nothing_to_load() {
    assertFalse(jobs(Scenario.DIRECTORATE_SMALLEST).findAny().isPresent());
  }

  private static Stream<Manifest> jobs(Scenario scenario) {
    return Charts.render(scenario).stream()
        .filter(it -> it.kind().equals("Job"))
        .filter(it -> it.label("app.kubernetes.io/component").asText().equals("first-data"));
  }

  private static DescriptorProto message(String name) throws IOException {
    try (InputStream file = Files.newInputStream(CONTRACT)) {
      return FileDescriptorSet.parseFrom(file).getFileList().stream()
          .filter(it -> it.getPackage().startsWith("goldenthread."))
          .flatMap(it -> it.getMessageTypeList().stream())
          .filter(it -> it.getName().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
