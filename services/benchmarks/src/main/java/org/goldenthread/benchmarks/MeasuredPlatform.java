package org.goldenthread.benchmarks;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.benchmarks.way.GatewayWay;
import org.goldenthread.benchmarks.way.GrpcWay;
import org.goldenthread.benchmarks.way.SamplePlans;
import org.goldenthread.benchmarks.way.SqlWay;
import org.goldenthread.benchmarks.way.Way;
import org.goldenthread.benchmarks.way.Work;
import org.goldenthread.local.Platform;
import org.goldenthread.local.PlatformConfig;

/// A platform of two directorates, one with ten times the plans of the other, on a database that
/// survives a crash; and everything that is measured on it.
final class MeasuredPlatform implements AutoCloseable {
  private static final String SMALL = "fsc";
  private static final String GROWN = "els";
  private static final List<String> DIRECTORATES = List.of(SMALL, GROWN);
  private static final String GET = "GET a plan";
  private static final String LIST = "LIST of 50 actions";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final long begun;
  private final Effort effort;
  private final PrintStream out;
  private final Platform platform;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String token;
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<Connection> connections = new ArrayList<>();

  /// A request, made by whatever way.
  @FunctionalInterface
  private interface Request {
    Work work(Way way, int client) throws Exception;
  }

  private MeasuredPlatform(long begun, Effort effort, PrintStream out, Platform platform) {
    this.begun = begun;
    this.effort = effort;
    this.out = out;
    this.platform = platform;
    this.token = platform.issuer().token("planner");
  }

  static MeasuredPlatform start(Effort effort, PrintStream out) {
    var begun = System.nanoTime();
    var config =
        PlatformConfig.forTests(DIRECTORATES.toArray(String[]::new))
            .withDurableDatabase()
            .withJvm(effort.jvm());
    var measured = new MeasuredPlatform(begun, effort, out, Platform.start(config));
    measured.say("the platform is ready");
    return measured;
  }

  void run() throws Exception {
    var starts = new StartTimes(platform, SMALL, http).measure(effort.rounds());
    say("each process was started anew");
    var imports =
        new ImportTimes(http, platform.gateway(), token).measure(DIRECTORATES, effort.rounds());
    say("the sample plan was imported");
    var channel = channel(SMALL);
    var small = SamplePlans.make(channel, SMALL, effort.plans());
    var grown = SamplePlans.make(channel(GROWN), GROWN, effort.plans() * Effort.GROWTH);
    say("plans are made");
    connect();
    var load = new Load(new Processes(platform, DIRECTORATES, connections.getFirst()));
    var gateway = new GatewayWay(http, platform.gateway(), token, small);
    var ways = new LinkedHashMap<String, Way>();
    ways.put(Target.GATEWAY, gateway);
    ways.put(Target.GRPC, new GrpcWay(channel, small));
    ways.put(Target.SQL, new SqlWay(connections, small));
    var more = new GatewayWay(http, platform.gateway(), token, grown);
    var report = measure(load, targets(ways, more, small.readTime()));
    loadOthers(load, gateway);
    report.rates(effort.clients()).print(out);
    report.processorTime().print(out);
    report.growth().print(out);
    Report.processes(starts, starts.residentMegabytes()).print(out);
    imports.table().print(out);
  }

  private Report measure(Load load, List<Target> targets) throws InterruptedException {
    for (var target : targets) {
      load.warmUp(target, effort.warmUp());
      say("warmed up: " + target);
    }
    var report = new Report();
    for (int round = 1; round <= effort.rounds(); round++) {
      for (var target : targets) {
        report.add(target, load.measure(target, effort.round()));
      }
      say("measured: round %d of %d".formatted(round, effort.rounds()));
    }
    return report;
  }

  /// So that the memory of the services that were not measured is that of services at work as well.
  private void loadOthers(Load load, GatewayWay gateway) throws Exception {
    for (var collection : List.of("indicators", "risks", "criticalFunctions")) {
      var path = "/v1/directorates/" + SMALL + "/" + collection;
      var target =
          Target.of(
              "LIST of " + collection,
              Target.GATEWAY,
              effort.clients(),
              _ -> () -> gateway.get(path));
      load.measure(target, effort.round());
    }
  }

  private void say(String done) {
    out.printf("%7.1f s  %s%n", (System.nanoTime() - begun) / 1e9, done);
  }

  /// The ways of one request stand together, so that the machine is the same for all of them.
  private List<Target> targets(Map<String, Way> ways, Way grown, Instant then) throws Exception {
    var targets = new ArrayList<Target>();
    for (var request : requests(then).entrySet()) {
      for (var way : ways.entrySet()) {
        targets.add(target(request, way.getKey(), way.getValue()));
      }
      if (request.getKey().equals(GET) || request.getKey().equals(LIST)) {
        targets.add(target(request, Target.GROWN, grown));
      }
    }
    return targets;
  }

  private Target target(Map.Entry<String, Request> request, String by, Way way) throws Exception {
    var maker = request.getValue();
    return Target.of(request.getKey(), by, effort.clients(), client -> maker.work(way, client));
  }

  private static Map<String, Request> requests(Instant then) {
    var requests = new LinkedHashMap<String, Request>();
    requests.put(GET, (way, client) -> way.getPlan(client, null));
    requests.put(GET + " at a read time", (way, client) -> way.getPlan(client, then));
    requests.put(LIST, (way, client) -> way.listActions(client, null));
    requests.put(LIST + " at a read time", (way, client) -> way.listActions(client, then));
    requests.put("create a milestone", Way::createMilestone);
    return requests;
  }

  private Channel channel(String directorate) {
    var channel =
        NettyChannelBuilder.forAddress("localhost", platform.grpcPort(directorate, "plan"))
            .usePlaintext()
            .build();
    channels.add(channel);
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Bearer " + token);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /// A connection for each client, with the service's own settings.
  private void connect() throws SQLException {
    var login = platform.databaseLogin("plan");
    var url =
        platform.databaseUrl(SMALL)
            + "?currentSchema=plan&prepareThreshold=1&options=-c%20TimeZone=UTC";
    for (int client = 0; client < effort.clients(); client++) {
      connections.add(DriverManager.getConnection(url, login.username(), login.password()));
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    channels.forEach(ManagedChannel::shutdownNow);
    try (platform;
        http) {
      for (var connection : connections) {
        connection.close();
      }
    }
  }
}
