package org.goldenthread.chassis.call;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.goldenthread.chassis.measure.Measures;
import org.goldenthread.error.v1.ErrorReason;

/// Measures calls of ours: how many there are, how they end, how long they take. Methods, statuses
/// and reasons are the contract's, so there is an end to them.
@Singleton
final class Metering implements ServerInterceptor, Ordered {
  private static final Set<String> REASONS =
      Arrays.stream(ErrorReason.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private final MeterProvider<Timer> calls;
  private final MeterProvider<Counter> failures;

  Metering(MeterRegistry registry) {
    this.calls =
        Measures.durations(
            registry,
            "goldenthread.calls",
            "Calls of this service, from their arrival to their end");
    this.failures = Measures.failures(registry);
  }

  @Override
  public int getOrder() {
    return CallOrder.MEASURE;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (!method.startsWith("goldenthread.")) {
      return next.startCall(call, headers);
    }
    String kind = call.getMethodDescriptor().getType().serverSendsOneMessage() ? "call" : "stream";
    long began = System.nanoTime();
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            String code = status.getCode().name();
            calls
                .withTags("method", method, "kind", kind, "status", code)
                .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            if (!status.isOk()) {
              failures.withTags("reason", reason(status, trailers), "status", code).increment();
            }
            super.close(status, trailers);
          }
        },
        headers);
  }

  private static String reason(Status status, Metadata trailers) {
    for (Any detail : StatusProto.fromStatusAndTrailers(status, trailers).getDetailsList()) {
      if (detail.is(ErrorInfo.class)) {
        try {
          String reason = detail.unpack(ErrorInfo.class).getReason();
          return REASONS.contains(reason) ? reason : Measures.NO_REASON;
        } catch (InvalidProtocolBufferException damaged) {
          return Measures.NO_REASON;
        }
      }
    }
    return Measures.NO_REASON;
  }
}
