package org.goldenthread.gateway.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Channel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.testing.certificate.Authority;
import org.goldenthread.testing.certificate.CredentialFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gateway calls services with its certificate, where it has one.
class SecureConnectionsTest {
  private static final Duration RELOAD = Duration.ofSeconds(10);

  private final Authority council = Authority.named("council");
  @TempDir private Path folder;
  private Transport plan;
  private Server server;

  @BeforeEach
  void start() throws IOException {
    plan = transport("plan", "localhost");
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new HealthStatusManager().getHealthService());
    plan.secure(builder);
    server = builder.build().start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
    plan.close();
  }

  @Test
  void a_gateway_with_a_certificate_is_answered() throws IOException {
    try (Transport gateway = transport("gateway", "gateway");
        Instances instances = instances(gateway)) {
      assertEquals(ServingStatus.SERVING, ask(instances.channel("fsc", "plan")));
    }
  }

  @Test
  void a_gateway_without_one_is_refused() {
    try (Transport gateway = Transport.plainText();
        Instances instances = instances(gateway)) {
      var refusal =
          assertThrows(StatusRuntimeException.class, () -> ask(instances.channel("fsc", "plan")));

      assertEquals(Status.Code.UNAVAILABLE, refusal.getStatus().getCode());
    }
  }

  private Transport transport(String name, String host) throws IOException {
    var credentials = new CredentialFolder(Files.createDirectory(folder.resolve(name)));
    credentials.show(council.certify(host)).trust(council);
    return new Transport(credentials.config(RELOAD));
  }

  private Instances instances(Transport gateway) {
    String target = "localhost:" + server.getPort();
    Instances instances = new Instances(Opened.over(gateway), Duration.ofSeconds(1));
    instances.serve(
        new Routing(new TreeMap<>(Map.of("fsc", Map.of("plan", target))), List.of(), Set.of()));
    return instances;
  }

  private static ServingStatus ask(Channel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }
}
