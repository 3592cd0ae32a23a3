package org.goldenthread.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.goldenthread.local.Platform;

/// The processes that a request goes through, and the processor time that each has used. On Linux
/// that is `utime` and `stime` of `/proc/PID/stat`, in ticks of 10 ms.
final class Processes {
  static final String GATEWAY = "gateway";
  static final String PLAN = "plan service";
  static final String DATABASE = "PostgreSQL";
  static final String CLIENTS = "clients";

  private final Map<String, Supplier<Stream<ProcessHandle>>> processes = new LinkedHashMap<>();

  /// @param connection any, by which the database server's process is found
  Processes(Platform platform, List<String> directorates, Connection connection)
      throws SQLException {
    var gateway = process(platform.gatewayPid());
    var plans = directorates.stream().map(code -> process(platform.pid(code, "plan"))).toList();
    var database = server(connection);
    processes.put(GATEWAY, () -> Stream.of(gateway));
    processes.put(PLAN, plans::stream);
    // A process for each connection, and some for its own purposes.
    processes.put(DATABASE, () -> Stream.concat(Stream.of(database), database.children()));
    processes.put(CLIENTS, () -> Stream.of(ProcessHandle.current()));
  }

  /// The processor time that each process has used since it started.
  Map<String, Map<Long, Duration>> cpuTime() {
    var times = new LinkedHashMap<String, Map<Long, Duration>>();
    processes.forEach(
        (name, of) -> {
          var each = new HashMap<Long, Duration>();
          of.get()
              .forEach(
                  process ->
                      each.put(
                          process.pid(), process.info().totalCpuDuration().orElse(Duration.ZERO)));
          times.put(name, each);
        });
    return times;
  }

  /// The processor time used since an earlier look. It is told apart by process, for one that has
  /// ended in between (PostgreSQL cleans up in such) would take all that it ever used away again.
  Map<String, Duration> cpuTimeSince(Map<String, Map<Long, Duration>> before) {
    var used = new LinkedHashMap<String, Duration>();
    cpuTime()
        .forEach(
            (name, each) -> {
              var earlier = before.getOrDefault(name, Map.of());
              used.put(
                  name,
                  each.entrySet().stream()
                      .map(e -> e.getValue().minus(earlier.getOrDefault(e.getKey(), Duration.ZERO)))
                      .reduce(Duration.ZERO, Duration::plus));
            });
    return used;
  }

  /// The memory of a process that is resident, in megabytes; 0 where there is no `/proc`.
  static long residentMegabytes(long pid) throws IOException {
    var status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024;
  }

  static ProcessHandle process(long pid) {
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static ProcessHandle server(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("select pg_backend_pid()")) {
      result.next();
      return process(result.getLong(1)).parent().orElseThrow();
    }
  }
}
