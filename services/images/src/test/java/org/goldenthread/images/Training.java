package org.goldenthread.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Trains the caches: all programs run together, each with the runtime, the jars and the command of
/// its image, answer what people ask of them on an ordinary day, and write down what that took.
final class Training {
  private static final String RECORDED = "recorded";

  private final JavaRuntime runtime;
  private final Path logs;

  private Training(JavaRuntime runtime, Path logs) {
    this.runtime = runtime;
    this.logs = logs;
  }

  /// Leaves its cache in each program's folder.
  static void run(JavaRuntime runtime, List<ProgramFolder> programs, Path logs)
      throws IOException, InterruptedException {
    var training = new Training(runtime, logs);
    training.record(programs);
    for (var program : programs) {
      training.create(program);
    }
  }

  private void record(List<ProgramFolder> programs) throws IOException, InterruptedException {
    Map<ProgramFolder, RunningProgram> running = new LinkedHashMap<>();
    try (var surroundings = new Surroundings()) {
      for (var program : programs) {
        var started =
            start(
                program,
                "record",
                List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + RECORDED),
                surroundings.environment(program.name()));
        running.put(program, started);
      }
      running.forEach(
          (program, started) -> started.awaitReady(() -> surroundings.ready(program.name())));
      new OrdinaryDay(surroundings).happen();
      for (var started : running.entrySet()) {
        started.getValue().stop();
        requireFile(started.getKey(), RECORDED);
      }
    } finally {
      running.values().forEach(RunningProgram::close);
    }
  }

  private void create(ProgramFolder program) throws IOException, InterruptedException {
    var options =
        List.of(
            "-XX:AOTMode=create",
            "-XX:AOTConfiguration=" + RECORDED,
            "-XX:AOTCache=" + ProgramFolder.CACHE);
    try (var creation = start(program, "create", options, Map.of())) {
      int exit = creation.await();
      if (exit != 0) {
        throw new IllegalStateException("exit code " + exit + "\n" + creation.log());
      }
    }
    requireFile(program, ProgramFolder.CACHE);
    Files.delete(program.folder().resolve(RECORDED));
    Folders.settle(program.folder());
  }

  private RunningProgram start(
      ProgramFolder program, String step, List<String> options, Map<String, String> environment)
      throws IOException {
    var command = new java.util.ArrayList<String>();
    command.add(runtime.java().toString());
    command.addAll(options);
    command.add(ProgramFolder.COMMAND);
    var log = logs.resolve(program.name() + "-" + step + ".log");
    return RunningProgram.start(program.folder(), command, environment, log);
  }

  private void requireFile(ProgramFolder program, String file) {
    if (!Files.exists(program.folder().resolve(file))) {
      throw new IllegalStateException(
          "%s left no %s; its log is in %s".formatted(program.name(), file, logs));
    }
  }
}
