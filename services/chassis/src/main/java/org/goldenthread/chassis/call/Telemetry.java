package org.goldenthread.chassis.call;

import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micronaut.core.order.Ordered;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import jakarta.inject.Singleton;

/// Every call of ours is a span, and a metric, of the trace that it came with.
///
/// The trace goes with gRPC's own context: what is taken to another thread by
/// `io.grpc.Context.current().wrap(…)` goes on in the same trace.
@Singleton
public final class Telemetry implements ServerInterceptor, Ordered {
  private final ServerInterceptor incoming;
  private final ClientInterceptor outgoing;

  public Telemetry(OpenTelemetry telemetry) {
    GrpcTelemetry spans = GrpcTelemetry.create(telemetry);
    this.incoming = spans.createServerInterceptor();
    this.outgoing = spans.createClientInterceptor();
  }

  /// For channels to other services: a span for each call, whose trace goes with the call.
  public ClientInterceptor outgoing() {
    return outgoing;
  }

  @Override
  public int getOrder() {
    return CallOrder.TRACE;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    // A health check every few seconds is no call that anybody wants to follow.
    return call.getMethodDescriptor().getFullMethodName().startsWith("goldenthread.")
        ? incoming.interceptCall(call, headers, next)
        : next.startCall(call, headers);
  }
}
