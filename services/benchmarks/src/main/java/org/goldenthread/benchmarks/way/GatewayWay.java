package org.goldenthread.benchmarks.way;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// JSON over HTTP, as callers of the platform have it.
public final class GatewayWay implements Way {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final HttpClient http;
  private final URI gateway;
  private final String token;
  private final SamplePlans plans;

  public GatewayWay(HttpClient http, URI gateway, String token, SamplePlans plans) {
    this.http = http;
    this.gateway = gateway;
    this.token = token;
    this.plans = plans;
  }

  @Override
  public Work getPlan(int client, @Nullable Instant readTime) {
    var query = readTime == null ? "" : "?readTime=" + readTime;
    return () -> get("/v1/" + plans.any().plan() + query);
  }

  @Override
  public Work listActions(int client, @Nullable Instant readTime) throws Exception {
    var query =
        "/actions?pageSize="
            + SamplePlans.ACTIONS
            + (readTime == null ? "" : "&readTime=" + readTime);
    // Counted once only: reading every answer would be measuring our own reading.
    var actions =
        new ObjectMapper().readTree(get("/v1/" + plans.any().plan() + query)).path("actions");
    if (actions.size() != SamplePlans.ACTIONS) {
      throw new IllegalStateException("a list has " + actions.size() + " actions");
    }
    return () -> get("/v1/" + plans.any().plan() + query);
  }

  @Override
  public Work createMilestone(int client) {
    return () -> {
      var plan = plans.any();
      var request =
          request("/v1/" + plan.plan() + "/milestones")
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", UUID.randomUUID().toString())
              .POST(BodyPublishers.ofString(json(plan)))
              .build();
      require(CREATED, http.send(request, BodyHandlers.ofByteArray()));
    };
  }

  /// Any address, which must answer 200.
  public byte[] get(String path) throws IOException, InterruptedException {
    return require(OK, http.send(request(path).build(), BodyHandlers.ofByteArray()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static String json(SamplePlans.Made plan) throws InvalidProtocolBufferException {
    return JsonFormat.printer().print(SamplePlans.milestone(plan.priority()));
  }

  private static byte[] require(int status, HttpResponse<byte[]> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "%s was answered %d: %s"
              .formatted(
                  response.request().uri(),
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
    return response.body();
  }
}
