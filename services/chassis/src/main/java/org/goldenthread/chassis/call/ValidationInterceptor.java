package org.goldenthread.chassis.call;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/// Holds every message that comes in against the rules that the contract writes on its fields.
@Singleton
final class ValidationInterceptor implements ServerInterceptor, Ordered {
  private final Rules rules;

  ValidationInterceptor(Rules rules) {
    this.rules = rules;
  }

  @Override
  public int getOrder() {
    return CallOrder.VALIDATION;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        if (message instanceof Message request) {
          rules.require(request);
        }
        super.onMessage(message);
      }
    };
  }
}
