package org.goldenthread.gateway.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.goldenthread.error.v1.ErrorReason;
import org.goldenthread.gateway.library.Desk;
import org.goldenthread.gateway.library.Library;
import org.goldenthread.gateway.view.Failures;
import org.goldenthread.library.v1.GetBookRequest;
import org.goldenthread.library.v1.LibraryServiceGrpc;
import org.goldenthread.library.v1.LibraryServiceGrpc.LibraryServiceBlockingStub;
import org.goldenthread.library.v1.ListBooksRequest;
import org.goldenthread.library.v1.WatchBooksRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A library behind a circuit that opens after two failures of two calls, closes after two
/// successes, and otherwise stays as it is for as long as a test takes.
class CircuitTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Desk desk = new Desk();
  private final Server server;
  private final ManagedChannel channel;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  CircuitTest() throws IOException {
    String name = InProcessServerBuilder.generateName();
    server =
        InProcessServerBuilder.forName(name)
            .addService(new Library())
            .addService(new HealthStatusManager().getHealthService())
            .intercept(desk)
            .build()
            .start();
    channel = InProcessChannelBuilder.forName(name).build();
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void after_too_many_failures_nothing_is_asked_any_more() {
    LibraryServiceBlockingStub library = library(circuit(LONG));
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.DEADLINE_EXCEEDED);
    int asked = desk.calls();

    assertEquals(ErrorReason.INSTANCE_UNAVAILABLE.name(), refused(() -> list(library)));
    assertEquals(
        ErrorReason.INSTANCE_UNAVAILABLE.name(),
        refused(() -> assertTrue(watch(library).hasNext())));
    assertEquals(asked, desk.calls());
    assertEquals(2, meters.get("goldenthread.circuit.state").gauge().value());
    assertEquals(2, meters.get("goldenthread.circuit.refusals").counter().count());
    assertEquals(
        1, meters.get("goldenthread.circuit.transitions").tag("to", "open").counter().count());
  }

  @Test
  void a_question_after_the_services_health_is_asked_all_the_same() {
    Channel guarded = circuit(LONG);
    LibraryServiceBlockingStub library = library(guarded);
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.UNAVAILABLE);

    var health = HealthGrpc.newBlockingStub(guarded).check(HealthCheckRequest.getDefaultInstance());

    assertEquals(1, health.getStatusValue());
  }

  @Test
  void it_is_tried_after_a_pause_and_closes_when_that_went_well() {
    LibraryServiceBlockingStub library = library(circuit(Duration.ofMillis(50)));
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.UNAVAILABLE);

    until(1);
    list(library);
    list(library);

    assertEquals(0, meters.get("goldenthread.circuit.state").gauge().value());
    list(library);
  }

  @Test
  void it_opens_again_when_trying_went_badly() {
    LibraryServiceBlockingStub library = library(circuit(Duration.ofMillis(50)));
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.UNAVAILABLE);

    until(1);
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.UNAVAILABLE);

    assertEquals(
        2, meters.get("goldenthread.circuit.transitions").tag("to", "open").counter().count());
  }

  @Test
  void no_more_than_a_few_calls_try_it_at_once() {
    LibraryServiceBlockingStub library = library(circuit(Duration.ofMillis(50)));
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.UNAVAILABLE);

    until(1);
    var _ = LibraryServiceGrpc.newFutureStub(library.getChannel()).getBook(never());
    var second = LibraryServiceGrpc.newFutureStub(library.getChannel()).getBook(never());

    assertEquals(ErrorReason.INSTANCE_UNAVAILABLE.name(), refused(() -> list(library)));
    // A caller who goes tells nothing, and leaves the place to another as soon as it is noticed.
    second.cancel(true);
    untilAnswered(library);
  }

  @Test
  void a_call_that_never_begins_leaves_the_place_to_another() {
    AtomicBoolean broken = new AtomicBoolean();
    Channel guarded =
        ClientInterceptors.interceptForward(
            channel,
            guards(Duration.ofMillis(50)).circuit("fsc", "plan"),
            new ClientInterceptor() {
              @Override
              public <Q, A> ClientCall<Q, A> interceptCall(
                  MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                  @Override
                  public void start(Listener<A> listener, Metadata headers) {
                    if (broken.get()) {
                      throw new IllegalStateException("no trace");
                    }
                    super.start(listener, headers);
                  }
                };
              }
            });
    LibraryServiceBlockingStub library = library(guarded);
    fail(library, Code.UNAVAILABLE);
    fail(library, Code.UNAVAILABLE);

    until(1);
    broken.set(true);
    for (int i = 0; i < 4; i++) {
      assertThrows(RuntimeException.class, () -> list(library));
    }
    broken.set(false);

    list(library);
    list(library);
    assertEquals(0, meters.get("goldenthread.circuit.state").gauge().value());
  }

  @Test
  void refusals_and_what_the_caller_brought_about_never_open_it() {
    LibraryServiceBlockingStub library = library(circuit(LONG));
    for (Code code : new Code[] {Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.RESOURCE_EXHAUSTED}) {
      fail(library, code);
      fail(library, code);
    }
    for (int i = 0; i < 4; i++) {
      assertThrows(
          StatusRuntimeException.class,
          () -> library.withDeadlineAfter(20, TimeUnit.MILLISECONDS).getBook(never()));
      LibraryServiceGrpc.newFutureStub(library.getChannel()).getBook(never()).cancel(true);
    }

    list(library);
    assertEquals(0, meters.get("goldenthread.circuit.state").gauge().value());
  }

  @Test
  void streams_never_open_it() {
    LibraryServiceBlockingStub library = library(circuit(LONG));
    for (int i = 0; i < 4; i++) {
      desk.failNext(Status.UNAVAILABLE.asRuntimeException());
      assertThrows(StatusRuntimeException.class, () -> watch(library).hasNext());
    }

    list(library);
    assertTrue(watch(library).hasNext());
  }

  @Test
  void what_is_served_no_longer_is_measured_no_longer() {
    Circuit circuit = guards(LONG).circuit("fsc", "plan");

    circuit.close();

    assertEquals(0, meters.getMeters().size());
  }

  private Guards guards(Duration pause) {
    return new Guards(new CircuitConfig(2, 2, 50, pause, 2, Duration.ofSeconds(1), 9, 1), meters);
  }

  private Channel circuit(Duration pause) {
    return ClientInterceptors.intercept(channel, guards(pause).circuit("fsc", "plan"));
  }

  private static LibraryServiceBlockingStub library(Channel guarded) {
    return LibraryServiceGrpc.newBlockingStub(guarded);
  }

  private void fail(LibraryServiceBlockingStub library, Code code) {
    desk.failNext(Status.fromCode(code).asRuntimeException());
    StatusRuntimeException failure =
        assertThrows(StatusRuntimeException.class, () -> list(library));
    assertEquals(code, failure.getStatus().getCode());
  }

  private static void list(LibraryServiceBlockingStub library) {
    var _ = library.listBooks(ListBooksRequest.getDefaultInstance());
  }

  private static Iterator<?> watch(LibraryServiceBlockingStub library) {
    return library
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .watchBooks(WatchBooksRequest.getDefaultInstance());
  }

  private static GetBookRequest never() {
    return GetBookRequest.newBuilder().setName("directorates/fsc/books/never").build();
  }

  private static String refused(Runnable call) {
    return Failures.reason(assertThrows(StatusRuntimeException.class, call::run)).name();
  }

  /// Asks until there is a place to ask from.
  private static void untilAnswered(LibraryServiceBlockingStub library) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try {
        list(library);
        return;
      } catch (StatusRuntimeException refused) {
        assertEquals(ErrorReason.INSTANCE_UNAVAILABLE, Failures.reason(refused));
        assertTrue(System.nanoTime() < giveUp, "no place became free");
        Thread.onSpinWait();
      }
    }
  }

  /// Waits for a state.
  private void until(int level) {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (meters.get("goldenthread.circuit.state").gauge().value() != level) {
      assertTrue(System.nanoTime() < giveUp, "the circuit did not change");
      Thread.onSpinWait();
    }
  }
}
