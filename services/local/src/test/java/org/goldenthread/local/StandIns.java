package org.goldenthread.local;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Platforms of stand-ins, and one in a JVM of its own that a test may kill.
final class StandIns {
  static final Programs PROGRAMS =
      name ->
          Program.here(name.equals(Programs.GATEWAY) ? StandInGateway.class : StandInService.class);

  private StandIns() {}

  static PlatformConfig config(Path folder, List<String> jvm, String... directorates) {
    return new PlatformConfig(
        List.of(directorates),
        0,
        0,
        null,
        folder.resolve("logs"),
        false,
        List.of(),
        jvm,
        folder,
        Map.of());
  }

  static Platform start(Path folder, String... directorates) {
    return Platform.start(config(folder, List.of(), directorates), PROGRAMS, Progress.none());
  }

  /// Starts a platform in the folder named, says `ready`, and lives until it is killed.
  public static void main(String[] args) throws Exception {
    try (var platform = start(Path.of(args[0]), "fsc")) {
      System.out.println(platform.databaseUrl("fsc"));
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
