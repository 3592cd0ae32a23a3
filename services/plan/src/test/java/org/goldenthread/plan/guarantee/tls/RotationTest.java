package org.goldenthread.plan.guarantee.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.testing.certificate.Authority;
import org.goldenthread.testing.certificate.CredentialFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Certificates, and the authority itself, are replaced while a service is called.
@Timeout(120)
class RotationTest {
  @TempDir private Path folder;
  private TlsService plan;
  private CredentialFolder gateway;
  private Transport caller;

  @BeforeEach
  void start() throws IOException {
    // Callers connect again all the time, so that calls meet every moment of a rotation.
    plan = new TlsService(folder, Map.of("goldenthread.call.connection-age", "200ms"));
    gateway = plan.folder("gateway").show(plan.council.certify("gateway")).trust(plan.council);
    caller = plan.caller(gateway);
  }

  @AfterEach
  void stop() {
    plan.close();
  }

  @Test
  void new_connections_have_the_new_certificate_and_no_call_fails() throws Exception {
    try (var calls = new Calls(plan.channel(caller));
        Context.CancellableContext watching = Context.current().withCancellation()) {
      Iterator<HealthCheckResponse> stream = watching.call(() -> watch(plan.channel(caller)));
      assertEquals(ServingStatus.SERVING, stream.next().getStatus());
      for (int i = 0; i < 3; i++) {
        X509Bundle renewed = plan.council.certify("localhost");
        plan.own.show(renewed);
        show(plan.council.certify("gateway"));
        plan.awaitShown(renewed);
        calls.answered(50);
      }

      plan.service().bean(HealthStatusManager.class).setStatus("", ServingStatus.NOT_SERVING);
      assertEquals(ServingStatus.NOT_SERVING, stream.next().getStatus());
      assertEquals(List.of(), calls.failures());
    }
  }

  @Test
  void the_authority_is_replaced_without_a_failed_call_and_then_believed_no_more()
      throws Exception {
    var old = plan.folder("old").show(plan.council.certify("gateway")).trust(plan.council);
    Transport left = plan.caller(old);
    assertEquals("SERVING", plan.ask(left));
    Authority next = Authority.named("next");
    try (var calls = new Calls(plan.channel(caller))) {
      // Both are trusted everywhere before anybody has a certificate of the new one.
      X509Bundle shown = plan.council.certify("localhost");
      plan.own.trust(plan.council, next).show(shown);
      gateway.trust(plan.council, next);
      show(plan.council.certify("gateway"));
      plan.awaitShown(shown);
      calls.answered(50);

      X509Bundle ofNext = next.certify("localhost");
      plan.own.show(ofNext);
      show(next.certify("gateway"));
      plan.awaitShown(ofNext);
      calls.answered(50);

      X509Bundle last = next.certify("localhost");
      plan.own.trust(next).show(last);
      gateway.trust(next);
      plan.awaitShown(last);
      calls.answered(50);
      assertEquals(List.of(), calls.failures());
    }
    // Believes the new authority, so that it is the service that refuses it.
    old.trust(next);
    TlsService.await(() -> !plan.ask(left).contains("certification path"));
    assertTrue(plan.ask(left).startsWith("UNAVAILABLE"), () -> plan.ask(left));
  }

  @Test
  void a_session_from_before_is_not_taken_up_again() throws Exception {
    assertEquals("SERVING", plan.ask(caller));

    plan.own.trust(Authority.named("next"));
    TlsService.await(() -> !plan.ask(plan.caller(gateway)).equals("SERVING"));

    assertTrue(plan.ask(caller).startsWith("UNAVAILABLE"), () -> plan.ask(caller));
  }

  static Stream<Arguments> broken() {
    Authority other = Authority.named("other");
    X509Bundle pair = other.certify("localhost");
    String certificate = pair.getCertificatePEM();
    return Stream.of(
        Arguments.of("tls.crt", certificate.substring(0, certificate.length() / 2)),
        Arguments.of("tls.crt", ""),
        Arguments.of("tls.crt", certificate),
        Arguments.of("tls.key", pair.getPrivateKeyPEM().substring(0, 100)),
        Arguments.of("tls.key", pair.getPrivateKeyPEM()),
        Arguments.of("tls.key", "-----BEGIN PRIVATE KEY-----\n???"),
        Arguments.of("ca.crt", other.pem().substring(0, 100)),
        Arguments.of("ca.crt", "not a certificate"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_broken_file_is_warned_of_and_changes_nothing(String file, String text) {
    try (var warnings = new Warnings()) {
      var before = plan.serial();

      plan.own.put(file, text);

      String warning = warnings.next();
      assertTrue(warning.contains(file), warning);
      assertEquals(before, plan.serial());
      assertEquals("SERVING", plan.ask(caller));

      X509Bundle mended = plan.council.certify("localhost");
      plan.own.show(mended).trust(plan.council);
      plan.awaitShown(mended);
      assertNotEquals(before, plan.serial());
      assertEquals("SERVING", plan.ask(caller));
    }
  }

  /// Puts it before the caller, and waits until it has it.
  private void show(X509Bundle certificate) {
    gateway.show(certificate);
    Instant expiry = certificate.getCertificate().getNotAfter().toInstant();
    TlsService.await(() -> caller.expiry().orElseThrow().equals(expiry));
  }

  private static Iterator<HealthCheckResponse> watch(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(110, TimeUnit.SECONDS)
        .watch(HealthCheckRequest.getDefaultInstance());
  }

  /// What the program warns of.
  private static final class Warnings extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger =
        (Logger) LoggerFactory.getLogger("org.goldenthread.chassis.tls.LiveCredentials");
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    Warnings() {
      start();
      logger.addAppender(this);
    }

    String next() {
      try {
        return String.valueOf(said.poll(60, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel() == Level.WARN) {
        said.add(event.getFormattedMessage() + event.getKeyValuePairs());
      }
    }

    @Override
    public void close() {
      logger.detachAppender(this);
    }
  }
}
