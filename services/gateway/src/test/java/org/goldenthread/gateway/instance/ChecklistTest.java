package org.goldenthread.gateway.instance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.gateway.GatewayApplication;
import org.goldenthread.testing.identity.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The argument `checklist` of the gateway.
class ChecklistTest {
  @Test
  void a_gateway_says_whom_it_routes_to_and_needs_no_database(@TempDir Path folder)
      throws IOException {
    try (var issuer = Issuer.start()) {
      List<String> lines = checklist(folder, issuer, instances("els", "adult-care"));

      says(lines, "gateway");
      says(lines, "OK +keys +[1-9] at .*");
      says(lines, "OK +issuer .* says so itself.*");
      says(lines, "OK +roles .*GET /v1/me.*");
      says(lines, "OK +directorates +routed are adult-care, els");
      assertTrue(lines.stream().noneMatch(line -> line.contains("database")), lines::toString);
    }
  }

  @Test
  void a_gateway_without_a_directorate_is_told_how_to_have_one(@TempDir Path folder)
      throws IOException {
    try (var issuer = Issuer.start()) {
      List<String> lines = checklist(folder, issuer, Map.of());

      says(lines, "WARNING +directorates +none .* → .*`instances`.*");
    }
  }

  private static Map<String, String> instances(String... codes) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String code : codes) {
      for (String service : Instances.SERVICES) {
        settings.put("goldenthread.instances.%s.%s".formatted(code, service), "localhost:1");
      }
    }
    return settings;
  }

  private static List<String> checklist(Path folder, Issuer issuer, Map<String, String> more)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>(more);
    settings.put("goldenthread.identity.issuer", issuer.uri().toString());
    settings.put("goldenthread.identity.jwks-uri", issuer.jwksUri().toString());
    settings.put("goldenthread.identity.audience", Issuer.AUDIENCE);
    settings.put("goldenthread.identity.timeout", "PT30S");
    Path file = folder.resolve("gateway");
    settings.forEach(System::setProperty);
    try {
      GatewayApplication.run(new String[] {"checklist", file.toString()});
    } finally {
      settings.keySet().forEach(System::clearProperty);
    }
    return Files.readAllLines(file);
  }

  private static void says(List<String> lines, String line) {
    assertTrue(lines.stream().anyMatch(one -> one.matches(line)), () -> String.join("\n", lines));
  }
}
