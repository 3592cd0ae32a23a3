package org.goldenthread.chassis.call;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micronaut.core.order.Ordered;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.grpc.v1_6.GrpcTelemetry;
import jakarta.inject.Singleton;

/// Every call is a span, and a metric, of the trace that it came with.
@Singleton
final class Telemetry implements ServerInterceptor, Ordered {
  private final ServerInterceptor spans;

  Telemetry(OpenTelemetry telemetry) {
    this.spans = GrpcTelemetry.create(telemetry).createServerInterceptor();
  }

  @Override
  public int getOrder() {
    return CallOrder.TRACE;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return spans.interceptCall(call, headers, next);
  }
}
