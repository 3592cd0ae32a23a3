package org.goldenthread.cluster.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Helm, run as an operator runs it.
public final class Helm {
  private static final Path CHARTS = Path.of("..").toAbsolutePath().normalize();

  /// The longest that a release is waited for.
  private static final String PATIENCE = "10m";

  private Helm() {}

  /// Brings the library chart into the others, once, as the README says.
  static void prepare() {
    for (String chart : List.of("directorate", "gateway")) {
      run(List.of("dependency", "update", CHARTS.resolve(chart).toString())).ok();
    }
  }

  /// Installs a release or upgrades it, and waits until its pods are ready.
  ///
  /// @param values of the chart, a list of files
  static Shell.Result upgrade(
      Release release, List<Path> values, Map<String, String> changed, String... more) {
    List<String> arguments = new ArrayList<>(List.of("upgrade", "--install", release.name()));
    arguments.add(CHARTS.resolve(release.chart()).toString());
    arguments.addAll(List.of("-n", release.namespace(), "--wait", "--timeout", PATIENCE));
    values.forEach(file -> arguments.addAll(List.of("-f", file.toString())));
    changed.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  public static Shell.Result rollback(Release release) {
    return run(
        List.of(
            "rollback",
            release.name(),
            "-n",
            release.namespace(),
            "--wait",
            "--timeout",
            PATIENCE));
  }

  /// The chart's own tests, with what they say.
  public static Shell.Result test(Release release) {
    return run(
        List.of("test", release.name(), "-n", release.namespace(), "--logs", "--timeout", "5m"));
  }

  public static Shell.Result uninstall(Release release) {
    return run(
        List.of(
            "uninstall",
            release.name(),
            "-n",
            release.namespace(),
            "--wait",
            "--timeout",
            PATIENCE));
  }

  private static Shell.Result run(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("helm"));
    command.addAll(arguments);
    return Shell.run(CHARTS, command);
  }
}
