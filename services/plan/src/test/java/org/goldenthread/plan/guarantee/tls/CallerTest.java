package org.goldenthread.plan.guarantee.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Grpc;
import io.grpc.TlsChannelCredentials;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.testing.certificate.Authority;
import org.goldenthread.testing.certificate.CredentialFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who may call a service that has certificates, and which service a caller believes.
@Timeout(60)
class CallerTest {
  @TempDir private static Path folder;
  private static TlsService plan;

  @BeforeAll
  static void start() throws IOException {
    plan = new TlsService(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    plan.close();
  }

  @Test
  void a_caller_with_a_certificate_of_a_trusted_authority_is_answered() throws IOException {
    var gateway = plan.folder("gateway").show(plan.council.certify("gateway")).trust(plan.council);

    assertEquals("SERVING", plan.ask(plan.caller(gateway)));
  }

  @Test
  void a_caller_in_plain_text_is_refused() {
    refused("UNAVAILABLE", plan.ask(Transport.plainText()));
  }

  @Test
  void a_caller_without_a_certificate_is_refused() throws IOException {
    var trusted = Files.writeString(folder.resolve("only-ca.crt"), plan.council.pem());
    var nameless = TlsChannelCredentials.newBuilder().trustManager(trusted.toFile()).build();

    var channel = plan.close(Grpc.newChannelBuilder("localhost:" + plan.port(), nameless).build());

    refused("UNAVAILABLE", TlsService.ask(channel));
  }

  @Test
  void a_caller_of_another_authority_is_refused() throws IOException {
    var stranger =
        plan.folder("stranger")
            .show(Authority.named("elsewhere").certify("gateway"))
            .trust(plan.council);

    refused("UNAVAILABLE", plan.ask(plan.caller(stranger)));
  }

  @Test
  void a_service_of_another_name_is_not_believed() throws IOException {
    var caller = plan.folder("caller").show(plan.council.certify("gateway")).trust(plan.council);
    var byAddress = plan.caller(caller).channelTo("127.0.0.1:" + plan.port()).build();

    refused(
        "No subject alternative names matching IP address", TlsService.ask(plan.close(byAddress)));
  }

  @Test
  void a_service_of_another_authority_is_not_believed() throws IOException {
    CredentialFolder wary =
        plan.folder("wary")
            .show(plan.council.certify("gateway"))
            .trust(Authority.named("elsewhere"));

    refused("unable to find valid certification path", plan.ask(plan.caller(wary)));
  }

  @Test
  void how_long_the_certificate_is_still_good_for_is_a_metric() throws Exception {
    EmbeddedServer http = plan.service().bean(EmbeddedServer.class).start();
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(http.getURI().resolve("/prometheus")).build();
      var seconds =
          client
              .send(request, BodyHandlers.ofLines())
              .body()
              .filter(line -> line.startsWith("goldenthread_certificate_expiry_seconds"))
              .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
              .toList();

      assertEquals(1, seconds.size());
      assertEquals(30.0, seconds.getFirst() / 86_400, 0.1);
    }
  }

  private static void refused(String why, String answer) {
    assertTrue(answer.contains(why), answer);
  }
}
