package org.goldenthread.gateway.http;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;

/// Whether the gateway itself runs. How the instances do is `GET /v1/directorates`: one that is
/// down must not take the gateway out of service for the others.
@Controller("/health")
final class Health {
  @Get(uris = {"/", "/liveness", "/readiness"})
  Map<String, String> health() {
    return Map.of("status", "UP");
  }
}
