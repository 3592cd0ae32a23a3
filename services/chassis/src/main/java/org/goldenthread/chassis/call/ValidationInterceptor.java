package org.goldenthread.chassis.call;

import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/// Composes the text of every message that comes in, and holds it against the rules that the
/// contract writes on its fields.
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
        super.onMessage(checked(message));
      }
    };
  }

  // A message with other text in it is of the same type.
  @SuppressWarnings("unchecked")
  private <Q> Q checked(Q message) {
    if (!(message instanceof Message request)) {
      return message;
    }
    Message composed = ComposedText.of(request);
    rules.require(composed);
    return (Q) composed;
  }
}
