package org.goldenthread.chassis.server;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.checklist.Checklist;
import org.goldenthread.chassis.tls.TlsConfig;
import org.goldenthread.chassis.tls.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `check TARGET…`: asks each target how it does, so that a cluster can be looked at from inside
/// with nothing but the programs' own images. A target is an `http` address that answers 200, a
/// checklist that was written to a file, `file:/tmp/plan`, or else whatever gRPC resolves, asked by
/// the standard health check, with the credentials that `GOLDENTHREAD_TLS_…` name.
public final class HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ARGUMENT = "check";
  private static final String FILE = "file:";

  private HealthCheck() {}

  /// Whether a program's arguments ask for a check.
  public static boolean isAsked(List<String> arguments) {
    return arguments.size() > 1 && arguments.getFirst().equals(ARGUMENT);
  }

  /// Checks all the targets and ends the process with 1 where one of them is not well.
  public static void answer(List<String> arguments) {
    try (Transport transport = new Transport(TlsConfig.of(System.getenv()))) {
      if (!allWell(arguments.subList(1, arguments.size()), transport)) {
        System.exit(1);
      }
    }
  }

  /// Whether all the targets are well; each is asked and told of.
  static boolean allWell(List<String> targets, Transport transport) {
    boolean well = true;
    for (String target : targets) {
      String state = state(target, transport);
      LOG.atInfo().addKeyValue("target", target).addKeyValue("state", state).log("checked");
      well &= state.equals(ServingStatus.SERVING.name());
    }
    return well;
  }

  /// `SERVING`, or what is the matter with the target.
  static String state(String target, Transport transport) {
    if (target.startsWith(FILE)) {
      return file(Path.of(target.substring(FILE.length())));
    }
    boolean address = target.startsWith("http://") || target.startsWith("https://");
    return address ? http(target) : grpc(target, transport);
  }

  private static String file(Path checklist) {
    try {
      return Checklist.report(checklist) ? ServingStatus.SERVING.name() : "something is missing";
    } catch (IOException unread) {
      return "no checklist was written: " + unread;
    }
  }

  private static String grpc(String target, Transport transport) {
    ManagedChannel channel = transport.channelTo(target).build();
    try {
      return HealthGrpc.newBlockingStub(channel)
          .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .check(HealthCheckRequest.getDefaultInstance())
          .getStatus()
          .name();
    } catch (StatusRuntimeException failed) {
      return failed.getStatus().toString();
    } finally {
      channel.shutdownNow();
    }
  }

  private static String http(String target) {
    try {
      HttpURLConnection call = (HttpURLConnection) URI.create(target).toURL().openConnection();
      call.setConnectTimeout((int) PATIENCE.toMillis());
      call.setReadTimeout((int) PATIENCE.toMillis());
      int status = call.getResponseCode();
      call.disconnect();
      return status == 200 ? ServingStatus.SERVING.name() : "status " + status;
    } catch (IOException failed) {
      return failed.toString();
    }
  }
}
