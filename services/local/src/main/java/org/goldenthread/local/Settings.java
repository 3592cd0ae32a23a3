package org.goldenthread.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.testing.identity.Issuer;

/// How the platform's processes are configured: nothing that production could not set as well.
final class Settings {
  private static final List<String> JVM =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          // The platform is to be up soon; who wants to know how fast it can be runs the
          // benchmarks.
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final PlatformConfig config;
  private final URI issuer;
  private final Map<Part, Integer> ports;

  /// @param ports where each service listens for gRPC
  Settings(PlatformConfig config, URI issuer, Map<Part, Integer> ports) {
    this.config = config;
    this.issuer = issuer;
    this.ports = ports;
  }

  /// The JVM options of a service.
  List<String> service(Part part) {
    var settings = common();
    settings.put("grpc.server.host", "localhost");
    settings.put("goldenthread.directorate", part.directorate());
    if (!part.service().equals("plan")) {
      settings.put("goldenthread.plan.target", target(new Part(part.directorate(), "plan")));
    }
    return options(settings);
  }

  /// The JVM options of the gateway.
  List<String> gateway() {
    var settings = common();
    ports.forEach(
        (part, _) ->
            settings.put(
                "goldenthread.instances.%s.%s".formatted(part.directorate(), part.service()),
                target(part)));
    if (!config.corsOrigins().isEmpty()) {
      settings.put("goldenthread.cors.origins", String.join(",", config.corsOrigins()));
    }
    return options(settings);
  }

  private Map<String, String> common() {
    var settings = new HashMap<String, String>();
    // Nobody but this machine.
    settings.put("micronaut.server.host", "localhost");
    settings.put("goldenthread.identity.issuer", issuer.toString());
    settings.put("goldenthread.identity.jwks-uri", issuer + "/jwks");
    settings.put("goldenthread.identity.audience", Issuer.AUDIENCE);
    return settings;
  }

  private String target(Part part) {
    return "localhost:" + ports.get(part);
  }

  private List<String> options(Map<String, String> settings) {
    settings.putAll(config.settings());
    var options = new ArrayList<>(JVM);
    options.addAll(config.jvm());
    settings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(setting -> options.add("-D" + setting.getKey() + "=" + setting.getValue()));
    return options;
  }
}
