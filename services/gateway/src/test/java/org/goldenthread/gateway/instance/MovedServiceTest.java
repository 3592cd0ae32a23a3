package org.goldenthread.gateway.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.health.v1.HealthGrpc.HealthBlockingStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.goldenthread.gateway.view.Services;
import org.goldenthread.gateway.view.ViewConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A step of an import while its directorate comes and goes.
@Timeout(60)
class MovedServiceTest {
  private final Station els = new Station();
  private final Instances instances = new Instances(Opened.plainly(), Duration.ofSeconds(1));

  @AfterEach
  void close() {
    instances.close();
    els.close();
  }

  @Test
  void a_step_is_repeated_where_its_directorate_is_now() {
    Station gone = new Station();
    serve(Map.of("els", gone.targets()));
    gone.close();
    AtomicInteger failures = new AtomicInteger();

    var answer =
        services(Duration.ofSeconds(30))
            .apply(
                "els",
                "plan",
                HealthGrpc::newBlockingStub,
                stub -> {
                  try {
                    return check(stub);
                  } catch (StatusRuntimeException failure) {
                    // Away at first, then back somewhere else.
                    serve(
                        failures.incrementAndGet() == 1 ? Map.of() : Map.of("els", els.targets()));
                    throw failure;
                  }
                });

    assertEquals(ServingStatus.SERVING, answer);
    assertEquals(2, failures.get());
  }

  @Test
  void a_step_fails_for_good_where_its_directorate_stays_away() {
    serve(Map.of("els", els.targets()));
    els.close();

    StatusRuntimeException failure =
        assertThrows(
            StatusRuntimeException.class,
            () ->
                services(Duration.ofMillis(300))
                    .apply(
                        "els",
                        "plan",
                        HealthGrpc::newBlockingStub,
                        stub -> {
                          serve(Map.of());
                          return check(stub);
                        }));

    assertEquals(Code.UNAVAILABLE, failure.getStatus().getCode());
  }

  private static ServingStatus check(HealthBlockingStub stub) {
    return stub.check(HealthCheckRequest.getDefaultInstance()).getStatus();
  }

  private Services services(Duration patience) {
    Duration wait = Duration.ofSeconds(30);
    return new Services(instances, new ViewConfig(wait, wait, wait, patience, wait, wait));
  }

  private void serve(Map<String, Map<String, String>> served) {
    instances.serve(new Routing(new TreeMap<>(served), List.of(), Set.of()));
  }
}
