package org.goldenthread.chassis.access;

import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status.Code;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.goldenthread.chassis.call.CallOrder;
import org.goldenthread.chassis.call.Refusal;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.error.v1.ErrorReason;

/// Answers nobody but the programs that `goldenthread.tls.callers` names, where it names any:
/// before anything of the call is looked at, and whatever is asked. For whom a program calls is
/// then decided by the [AccessInterceptor].
@Singleton
final class CallerInterceptor implements ServerInterceptor, Ordered {
  private final Transport transport;

  CallerInterceptor(Transport transport) {
    this.transport = transport;
  }

  @Override
  public int getOrder() {
    return CallOrder.CALLER;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<Set<String>> stranger =
        transport.stranger(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    return stranger.isEmpty()
        ? next.startCall(call, headers)
        : Refusal.of(
            call,
            Failure.of(
                Code.PERMISSION_DENIED,
                ErrorReason.CALLER_REFUSED,
                "Who calls has a certificate for %s, and goldenthread.tls.callers of this service names none of these."
                    .formatted(stranger.get())));
  }
}
