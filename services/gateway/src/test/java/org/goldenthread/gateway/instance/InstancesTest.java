package org.goldenthread.gateway.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.StatusProto;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.goldenthread.error.v1.ErrorReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InstancesTest {
  private static final HealthCheckRequest ASK = HealthCheckRequest.getDefaultInstance();

  private static final int SERVICES = Instances.SERVICES.size();

  private final Station fsc = new Station();
  private final Station els = new Station();
  private final Instances instances = instances(Duration.ofSeconds(30));

  @AfterEach
  void close() {
    instances.close();
    fsc.close();
    els.close();
  }

  @Test
  void directorates_come_move_and_go_while_no_call_of_another_fails() throws Exception {
    Map<String, String> stays = fsc.targets();
    serve(instances, Map.of("fsc", stays));
    Channel before = instances.channel("fsc", "plan");
    List<Future<Integer>> callers = new ArrayList<>();
    int rounds = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        callers.add(threads.submit(() -> callsAnswered(500)));
      }
      while (callers.stream().anyMatch(caller -> !caller.isDone())) {
        serve(instances, Map.of("fsc", stays, "els", els.targets()));
        assertEquals(ServingStatus.SERVING, ask(instances.channel("els", "plan")));
        serve(instances, Map.of("els", fsc.targets(), "fsc", stays));
        assertEquals(ServingStatus.SERVING, ask(instances.channel("els", "plan")));
        serve(instances, Map.of("fsc", stays));
        rounds++;
      }
    }
    for (Future<Integer> caller : callers) {
      assertEquals(500, caller.get());
    }
    assertTrue(rounds > 0);
    assertSame(before, instances.channel("fsc", "plan"), "its channels were left alone");
  }

  private int callsAnswered(int times) {
    int answered = 0;
    for (int i = 0; i < times; i++) {
      if (ask(instances.channel("fsc", "plan")) == ServingStatus.SERVING) {
        answered++;
      }
    }
    return answered;
  }

  @Test
  void a_call_that_has_begun_ends_after_its_directorate_went_and_then_the_channel_closes()
      throws Exception {
    serve(instances, Map.of("els", els.targets()));
    els.hold();
    Future<HealthCheckResponse> begun =
        HealthGrpc.newFutureStub(instances.channel("els", "plan")).check(ASK);
    assertTrue(els.wasAsked());

    serve(instances, Map.of());
    assertEquals(Code.NOT_FOUND, code(() -> instances.channel("els", "plan")));
    els.letGo();

    assertEquals(ServingStatus.SERVING, begun.get(20, TimeUnit.SECONDS).getStatus());
    assertTrue(els.isLeft());
    assertEquals(1, els.connections());
  }

  @Test
  void whoever_was_given_a_channel_a_moment_ago_can_still_begin_a_call() {
    serve(instances, Map.of("els", els.targets()));
    Channel given = instances.channel("els", "plan");

    serve(instances, Map.of());

    assertEquals(ServingStatus.SERVING, ask(given));
  }

  @Test
  void a_stream_without_an_end_is_cut_when_its_directorate_has_been_gone_for_long() {
    try (Instances impatient = instances(Duration.ofMillis(200))) {
      serve(impatient, Map.of("els", els.targets()));
      Iterator<HealthCheckResponse> stream =
          HealthGrpc.newBlockingStub(impatient.channel("els", "plan")).watch(ASK);
      assertEquals(ServingStatus.SERVING, stream.next().getStatus());

      serve(impatient, Map.of());

      assertEquals(Code.UNAVAILABLE, code(stream::next));
    }
  }

  @Test
  void nobody_is_told_that_a_directorate_is_not_there_before_anybody_looked() {
    assertFalse(instances.complete());
    for (StatusRuntimeException refused :
        List.of(failure(instances::codes), failure(() -> instances.channel("els", "plan")))) {
      assertEquals(Code.UNAVAILABLE, refused.getStatus().getCode());
      assertEquals(ErrorReason.INSTANCE_UNAVAILABLE.name(), reason(refused));
    }

    serve(instances, Map.of());
    assertTrue(instances.complete());
    assertEquals(Set.of(), instances.codes());
    assertEquals(
        ErrorReason.DIRECTORATE_NOT_FOUND.name(),
        reason(failure(() -> instances.channel("els", "plan"))));
  }

  @Test
  void a_refused_directorate_is_told_from_an_unknown_one_and_is_not_asked_for_at_once() {
    RefusedClaim twice =
        new RefusedClaim("els", "els", "els", RefusedClaim.Reason.CLAIMED_TWICE, "One too many.");
    instances.serve(new Routing(new TreeMap<>(), List.of(twice), Set.of("els")));

    StatusRuntimeException refused = failure(() -> instances.channel("els", "plan"));
    assertEquals(Code.UNAVAILABLE, refused.getStatus().getCode());
    assertEquals(ErrorReason.DIRECTORATE_REFUSED.name(), reason(refused));
    assertTrue(
        Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList().stream()
            .anyMatch(detail -> detail.is(RetryInfo.class)));
    assertEquals(Set.of("els"), instances.codes(), "it is the council's all the same");
    assertEquals(Set.of(), instances.served());
  }

  @Test
  void a_target_that_cannot_be_resolved_is_refused_and_the_others_are_served() {
    Map<String, String> wrong = new TreeMap<>(els.targets());
    for (String target : List.of("no where:1", "dns:///:1", "x://[::")) {
      wrong.put("risk", target);
      serve(instances, Map.of("els", wrong, "fsc", fsc.targets()));

      assertEquals(Set.of("fsc"), instances.served(), target);
      assertEquals(Set.of("els", "fsc"), instances.codes());
      RefusedClaim refused = instances.refused().getFirst();
      assertEquals(RefusedClaim.Reason.SERVICES_INCOMPLETE, refused.reason());
    }
    assertEquals(ServingStatus.SERVING, ask(instances.channel("fsc", "plan")));
  }

  @Test
  void an_instance_that_comes_in_anothers_place_keeps_its_meters_when_the_calls_of_that_one_end()
      throws Exception {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (Instances measured = new Instances(Opened.measured(meters), Duration.ofMillis(200))) {
      serve(measured, Map.of("els", els.targets()));
      assertEquals(ServingStatus.SERVING, ask(measured.channel("els", "plan")));
      Meter first = state(meters);

      serve(measured, Map.of());
      assertEquals(List.of(), meters.getMeters());
      serve(measured, Map.of("els", fsc.targets()));
      Meter second = state(meters);
      assertNotSame(first, second, "it reads the circuit that calls go through");
      serve(measured, Map.of("els", els.targets()));
      assertNotSame(second, state(meters));

      assertTrue(els.isLeft());
      assertEquals(SERVICES, count(meters, "goldenthread.circuit.state"));
      assertEquals(SERVICES, count(meters, "goldenthread.circuit.refusals"));
    }
  }

  private static Meter state(SimpleMeterRegistry meters) {
    return meters
        .get("goldenthread.circuit.state")
        .tags("directorate", "els", "service", "plan")
        .meter();
  }

  private static int count(SimpleMeterRegistry meters, String name) {
    return meters.find(name).tag("directorate", "els").meters().size();
  }

  private static Instances instances(Duration drain) {
    return new Instances(Opened.plainly(), drain);
  }

  private static void serve(Instances instances, Map<String, Map<String, String>> served) {
    instances.serve(new Routing(new TreeMap<>(served), List.of(), Set.of()));
  }

  private static ServingStatus ask(Channel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .check(ASK)
        .getStatus();
  }

  private static Code code(Runnable call) {
    return failure(call).getStatus().getCode();
  }

  private static StatusRuntimeException failure(Runnable call) {
    return assertThrows(StatusRuntimeException.class, call::run);
  }

  private static String reason(StatusRuntimeException failure) {
    for (Any detail : Objects.requireNonNull(StatusProto.fromThrowable(failure)).getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          return detail.unpack(ErrorInfo.class).getReason();
        } catch (com.google.protobuf.InvalidProtocolBufferException damaged) {
          throw new AssertionError(damaged);
        }
      }
    }
    throw new AssertionError("a failure without a reason", failure);
  }
}
