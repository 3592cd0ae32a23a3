package org.goldenthread.chassis.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.runtime.Micronaut;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.goldenthread.chassis.checklist.Checklist;
import org.goldenthread.chassis.firstdata.FirstData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service's `main`: `migrate` brings its schema up to date as the schema's owner and ends, `load
/// FILE` writes the service's part of a directorate's first data and ends, `checklist` says what it
/// needs and does not have and ends, `check TARGET…` asks others how they do and ends; without any
/// of them the service serves, after having migrated where `goldenthread.database.migrate` is true.
public final class ServiceApplication {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceApplication.class);
  private static final Duration COMMAND_WAIT = Duration.ofSeconds(30);
  private static final Set<String> COMMANDS = Set.of("migrate", "load", "checklist", "check");

  // Below everything that an operator can set.
  private static final int PRECEDENCE = -1000;

  // Without a pool of connections nothing that needs the database starts, and all else can be
  // looked at where it is away.
  private static final Map<String, Object> LOOKING =
      Map.of(
          "grpc.server.enabled",
          false,
          "datasources.default.enabled",
          false,
          "otel.traces.exporter",
          "none",
          "otel.metrics.exporter",
          "none");

  private ServiceApplication() {}

  /// Runs a service as a program of its own. A command ends it, with 1 where it failed, whatever a
  /// library has left running: a Job waits for the end of the process.
  ///
  /// @param service the service's name, which is also that of its schema: `plan`
  public static void main(String service, Class<?> main, String[] args) {
    boolean command = args.length > 0 && COMMANDS.contains(args[0]);
    try {
      run(service, main, args);
    } catch (RuntimeException failed) {
      if (!command) {
        throw failed;
      }
      LOG.error("{} failed", args[0], failed);
      System.exit(1);
    }
    if (command) {
      System.exit(0);
    }
  }

  /// Runs a service.
  public static void run(String service, Class<?> main, String[] args) {
    List<String> arguments = List.of(args);
    if (FirstData.isAsked(arguments)) {
      load(service, Path.of(arguments.get(1)));
      return;
    }
    if (arguments.contains("migrate")) {
      migrate(service);
      return;
    }
    if (Checklist.isAsked(arguments)) {
      Checklist.answer(arguments, () -> looking(service, Map.of()).start());
      return;
    }
    if (HealthCheck.isAsked(arguments)) {
      HealthCheck.answer(arguments);
      return;
    }
    ParentWatch.start();
    FreshNames.use();
    Micronaut.build(args)
        .mainClass(main)
        .banner(false)
        .propertySources(settings(service), Collector.settings())
        .start();
  }

  /// The same configuration for a test, with the test's settings over it.
  public static ApplicationContextBuilder builder(String service, Map<String, Object> settings) {
    return ApplicationContext.builder()
        .propertySources(
            settings(service),
            Collector.settings(settings.containsKey(Collector.ENDPOINT)),
            PropertySource.of("test", settings))
        .banner(false);
  }

  /// The same for looking at what the service needs, with nothing of it that serves.
  public static ApplicationContextBuilder looking(String service, Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.putAll(LOOKING);
    return builder(service, all);
  }

  private static void migrate(String service) {
    // It migrates while it starts, before it asks whether it fits the schema, which may be empty.
    command(service, Map.of("goldenthread.database.migrate", true)).start().close();
  }

  private static void load(String service, Path file) {
    try (ApplicationContext context = command(service, Map.of()).start()) {
      context.getBean(FirstData.class).load(file);
    }
  }

  /// What is run once and serves nobody: it can wait for its database longer than a call does.
  private static ApplicationContextBuilder command(String service, Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.put("grpc.server.enabled", false);
    all.put("goldenthread.database.wait-milliseconds", COMMAND_WAIT.toMillis());
    return builder(service, all);
  }

  private static PropertySource settings(String service) {
    try (InputStream file =
        ServiceApplication.class.getClassLoader().getResourceAsStream("service.yml")) {
      if (file == null) {
        throw new IllegalStateException("service.yml is not on the class path");
      }
      Map<String, Object> values =
          new LinkedHashMap<>(new YamlPropertySourceLoader().read("service", file));
      values.put("goldenthread.service", service);
      values.putIfAbsent("goldenthread.database.schema", service);
      return PropertySource.of("service", values, PRECEDENCE);
    } catch (IOException unreadable) {
      throw new IllegalStateException("service.yml cannot be read", unreadable);
    }
  }
}
