package org.goldenthread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Where the programs of the platform's parts come from.
@FunctionalInterface
interface Programs {
  /// The four services of an instance; a name is folder, schema, role and package in one.
  List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  String GATEWAY = "gateway";

  /// The program of a service or of the gateway.
  Program of(String name);

  /// As the build left them: each module's `target` holds its jar and the class path that it needs.
  ///
  /// @param services the folder `services`
  static Programs built(Path services) {
    return name -> {
      var target = services.resolve(name).resolve("target").toAbsolutePath().normalize();
      var classPath = target.resolve("class-path");
      if (!Files.isRegularFile(classPath)) {
        throw new LaunchFailure(
            "%s is not built: run this through Maven's phase package or later, for the whole project"
                .formatted(name));
      }
      return new Program(
          mainClass(name), Program.join(jar(target, name).toString(), read(classPath)));
    };
  }

  /// `plan` → `org.goldenthread.plan.PlanApplication`.
  private static String mainClass(String name) {
    return "org.goldenthread.%s.%s%sApplication"
        .formatted(name, name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1));
  }

  private static Path jar(Path target, String name) {
    try (var jars = Files.newDirectoryStream(target, name + "-*.jar")) {
      var found = jars.iterator();
      if (!found.hasNext()) {
        throw new LaunchFailure(name + " has no jar in " + target);
      }
      var jar = found.next();
      if (found.hasNext()) {
        throw new LaunchFailure(
            "there are several jars of %s in %s: run mvn clean".formatted(name, target));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
