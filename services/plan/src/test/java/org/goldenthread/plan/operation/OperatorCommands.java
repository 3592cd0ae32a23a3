package org.goldenthread.plan.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands that `helm/README.md` gives to operators, run as they stand there.
final class OperatorCommands {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern BLOCK =
      Pattern.compile("```sh\n(?<settings>[A-Z]+=[^\n]*)\n(?<commands>.*?)```", Pattern.DOTALL);
  private static final List<String> PROGRAMS =
      List.of("bash", "createdb", "pg_dump", "pg_restore", "psql");

  private final Map<String, String> environment;
  private final Path log;

  /// @param connection how the server is reached: `PGHOST`, `PGPORT`, `PGUSER`…
  /// @param log where what the commands say is written
  OperatorCommands(Map<String, String> connection, Path log) {
    this.environment = Map.copyOf(connection);
    this.log = log;
  }

  /// The programs among those needed that this machine has not.
  static List<String> absent() {
    String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1);
    return PROGRAMS.stream()
        .filter(
            program ->
                Arrays.stream(folders)
                    .noneMatch(folder -> Files.isExecutable(Path.of(folder, program))))
        .toList();
  }

  /// The major version of `pg_dump`, which is refused by newer servers.
  static int version() throws IOException, InterruptedException {
    Process asked = new ProcessBuilder("pg_dump", "--version").start();
    String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
    asked.waitFor();
    Matcher number = Pattern.compile("([0-9]+)\\.").matcher(said);
    return number.find() ? Integer.parseInt(number.group(1)) : 0;
  }

  /// Runs the block whose commands hold `program`, with these settings instead of the block's own.
  void documented(String program, Map<String, String> settings)
      throws IOException, InterruptedException {
    String readme = Files.readString(ROOT.resolve("helm/README.md"));
    Optional<String> commands =
        BLOCK
            .matcher(readme)
            .results()
            .map(found -> found.group("commands"))
            .filter(text -> text.contains(program + " "))
            .findFirst();
    run(commands.orElseThrow(() -> new AssertionError("no " + program)), settings);
  }

  /// Runs commands of the operator's in this repository's folder.
  void run(String commands, Map<String, String> settings) throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(settings);
    ProcessBuilder shell = new ProcessBuilder("bash", "-euc", commands);
    shell.directory(ROOT.toFile());
    shell.redirectErrorStream(true);
    shell.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    shell.environment().putAll(all);
    int exit = shell.start().waitFor();
    if (exit != 0) {
      throw new AssertionError(
          "exit %d of\n%s\n%s".formatted(exit, commands, Files.readString(log)));
    }
  }
}
