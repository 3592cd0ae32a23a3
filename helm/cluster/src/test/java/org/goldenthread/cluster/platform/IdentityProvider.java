package org.goldenthread.cluster.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/// The OpenID provider of this run: the one of the local platform, in a pod. A client's token holds
/// the role that the client's id names.
final class IdentityProvider {
  static final String NAMESPACE = "gt-identity";

  private static final int PORT = 8080;

  private final Cluster cluster;

  IdentityProvider(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Starts it, with clients whose roles are for these directorates.
  void start(List<String> directorates) {
    cluster.createNamespace(NAMESPACE, Map.of());
    cluster.apply(
        NAMESPACE,
        "identity-provider.yaml",
        Map.of(
            "image", Settings.image("identity-provider"),
            "issuer", issuer(),
            "directorates", String.join(", ", directorates)));
    cluster.awaitReady(NAMESPACE, "app", "identity");
  }

  /// The `iss` of its tokens, as pods reach it.
  String issuer() {
    return "http://identity." + NAMESPACE + ".svc:" + PORT + "/goldenthread";
  }

  /// A token that a client got.
  String token(String role) {
    String pod = cluster.pods(NAMESPACE, "app", "identity").getFirst().getMetadata().getName();
    try (LocalPortForward way =
            cluster.client().pods().inNamespace(NAMESPACE).withName(pod).portForward(PORT);
        HttpClient http = HttpClient.newHttpClient()) {
      URI token = URI.create("http://localhost:" + way.getLocalPort() + "/goldenthread/token");
      String form = "grant_type=client_credentials&client_secret=local&client_id=" + role;
      var answer =
          http.send(
              HttpRequest.newBuilder(token)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError("no token for " + role + ": " + answer.body());
      }
      return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
