package org.goldenthread.acceptance.trace;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc.TraceServiceImplBase;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes traces in as an OpenTelemetry collector does, by its own protocol, and keeps them.
final class TraceCollector extends TraceServiceImplBase implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// A step of a trace.
  ///
  /// @param program the service that sent it
  /// @param kind `SPAN_KIND_SERVER`…
  record Step(
      String program,
      String trace,
      String id,
      String parent,
      String name,
      String kind,
      Map<String, String> attributes) {}

  private final Server server;
  private final List<Step> steps = new ArrayList<>();

  TraceCollector() throws IOException {
    server =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(this)
            .build()
            .start();
  }

  String endpoint() {
    return "http://localhost:" + server.getPort();
  }

  @Override
  public void export(
      ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> caller) {
    List<Step> more =
        request.getResourceSpansList().stream().flatMap(TraceCollector::read).toList();
    synchronized (steps) {
      steps.addAll(more);
      steps.notifyAll();
    }
    caller.onNext(ExportTraceServiceResponse.getDefaultInstance());
    caller.onCompleted();
  }

  /// The steps of a trace, once there is one of each kind among them.
  List<Step> trace(String trace, List<Predicate<Step>> kinds) throws InterruptedException {
    return await(
        found -> found.trace().equals(trace),
        found -> kinds.stream().allMatch(kind -> found.stream().anyMatch(kind)));
  }

  /// The first step that is such a one, once it has come.
  Step first(Predicate<Step> one) throws InterruptedException {
    return await(one, found -> !found.isEmpty()).getFirst();
  }

  private List<Step> await(Predicate<Step> which, Predicate<List<Step>> enough)
      throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    synchronized (steps) {
      while (true) {
        List<Step> found = steps.stream().filter(which).toList();
        long left = TimeUnit.NANOSECONDS.toMillis(giveUp - System.nanoTime());
        if (enough.test(found)) {
          return found;
        }
        if (left <= 0) {
          throw new AssertionError("only these came: " + found + " of " + steps.size());
        }
        steps.wait(left);
      }
    }
  }

  /// All that was sent.
  List<Step> all() {
    synchronized (steps) {
      return List.copyOf(steps);
    }
  }

  private static Stream<Step> read(ResourceSpans spans) {
    String program = attributes(spans.getResource().getAttributesList()).get("service.name");
    return spans.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .map(
            span ->
                new Step(
                    String.valueOf(program),
                    hex(span.getTraceId().toByteArray()),
                    hex(span.getSpanId().toByteArray()),
                    hex(span.getParentSpanId().toByteArray()),
                    span.getName(),
                    span.getKind().name(),
                    attributes(span.getAttributesList())));
  }

  private static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                it ->
                    it.getValue().hasStringValue()
                        ? it.getValue().getStringValue()
                        : String.valueOf(it.getValue().getIntValue())));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
