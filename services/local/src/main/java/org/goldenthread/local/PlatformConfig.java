package org.goldenthread.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What platform to start.
///
/// @param directorates the codes of the directorates, one instance each
/// @param gatewayPort 0 for any free port
/// @param issuerPort 0 for any free port
/// @param data where the data is kept; null forgets it when the platform stops
/// @param logs where each process writes its log
/// @param durable whether what was committed survives a crash of the database; always so for data
///   that is kept
/// @param corsOrigins the origins of front ends that may call from a browser
/// @param jvm options for each of the platform's JVMs, after the usual ones
/// @param services the folder `services` of the build
/// @param settings configuration that every service and the gateway is given
public record PlatformConfig(
    List<String> directorates,
    int gatewayPort,
    int issuerPort,
    @Nullable Path data,
    Path logs,
    boolean durable,
    List<String> corsOrigins,
    List<String> jvm,
    Path services,
    Map<String, String> settings) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  public PlatformConfig {
    directorates = List.copyOf(directorates);
    corsOrigins = List.copyOf(corsOrigins);
    jvm = List.copyOf(jvm);
    settings = Map.copyOf(settings);
    if (directorates.isEmpty()) {
      throw new LaunchFailure("There is no directorate: name at least one, such as fsc.");
    }
    for (var code : directorates) {
      if (!CODE.matcher(code).matches()) {
        throw new LaunchFailure(
            "'%s' is no directorate's code: write small letters, digits and hyphens."
                .formatted(code));
      }
    }
    if (directorates.stream().distinct().count() < directorates.size()) {
      throw new LaunchFailure("A directorate is named twice: " + directorates);
    }
  }

  /// For a test of the whole system: any ports, nothing kept, and the programs beside the module
  /// that the test is in.
  public static PlatformConfig forTests(String... directorates) {
    return new PlatformConfig(
        List.of(directorates),
        0,
        0,
        null,
        Path.of("target", "platform"),
        false,
        List.of(),
        List.of(),
        Path.of(".."),
        Map.of());
  }

  /// The same with programs of another folder `services`.
  public PlatformConfig withServices(Path folder) {
    return new PlatformConfig(
        directorates,
        gatewayPort,
        issuerPort,
        data,
        logs,
        durable,
        corsOrigins,
        jvm,
        folder,
        settings);
  }

  /// The same with a database that survives its own crash.
  public PlatformConfig withDurableDatabase() {
    return new PlatformConfig(
        directorates,
        gatewayPort,
        issuerPort,
        data,
        logs,
        true,
        corsOrigins,
        jvm,
        services,
        settings);
  }

  /// The same with configuration that every service and the gateway is given.
  public PlatformConfig withSettings(Map<String, String> more) {
    return new PlatformConfig(
        directorates,
        gatewayPort,
        issuerPort,
        data,
        logs,
        durable,
        corsOrigins,
        jvm,
        services,
        more);
  }

  /// The same with options for each of the platform's JVMs, after the usual ones.
  public PlatformConfig withJvm(List<String> options) {
    return new PlatformConfig(
        directorates,
        gatewayPort,
        issuerPort,
        data,
        logs,
        durable,
        corsOrigins,
        options,
        services,
        settings);
  }
}
