package org.goldenthread.chassis.call;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micronaut.core.order.Ordered;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each call of ours: what was asked, how it ended, how long it took. No names, no
/// contents.
@Singleton
final class LogInterceptor implements ServerInterceptor, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger("call");

  @Override
  public int getOrder() {
    return CallOrder.LOG;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (!method.startsWith("goldenthread.")) {
      return next.startCall(call, headers);
    }
    long began = System.nanoTime();
    String trace = Span.current().getSpanContext().getTraceId();
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            LOG.atInfo()
                .addKeyValue("method", method)
                .addKeyValue("status", status.getCode())
                .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began))
                .addKeyValue("trace", trace)
                .log("call");
            super.close(status, trailers);
          }
        },
        headers);
  }
}
