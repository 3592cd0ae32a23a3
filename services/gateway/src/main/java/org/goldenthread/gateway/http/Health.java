package org.goldenthread.gateway.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.Map;
import org.goldenthread.gateway.instance.Instances;

/// Whether the gateway itself runs. How the instances do is `GET /v1/directorates`: one that is
/// down must not take the gateway out of service for the others.
@Controller("/health")
final class Health {
  private final Instances instances;

  Health(Instances instances) {
    this.instances = instances;
  }

  @Get("/liveness")
  Map<String, String> liveness() {
    return Map.of("status", "UP");
  }

  /// Not before it is known which directorates there are: it would say of each that it is not.
  @Get(uris = {"/", "/readiness"})
  HttpResponse<Map<String, String>> readiness() {
    return instances.complete()
        ? HttpResponse.ok(Map.of("status", "UP"))
        : HttpResponse.<Map<String, String>>status(HttpStatus.SERVICE_UNAVAILABLE)
            .body(Map.of("status", "DOWN", "waitsFor", "which directorates there are"));
  }
}
