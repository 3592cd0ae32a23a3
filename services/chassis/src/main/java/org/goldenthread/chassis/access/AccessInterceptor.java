package org.goldenthread.chassis.access;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status.Code;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.goldenthread.chassis.call.CallOrder;
import org.goldenthread.chassis.call.Refusal;
import org.goldenthread.chassis.failure.Failure;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.TokenVerifier;
import org.goldenthread.chassis.identity.Verification;
import org.goldenthread.error.v1.ErrorReason;

/// Lets a call through that brings a genuine token with one of the roles that its RPC asks for.
/// What the caller may see or change is then decided item by item by the [Permit].
@Singleton
final class AccessInterceptor implements ServerInterceptor, Ordered {
  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final long VERIFICATION_SECONDS = 5;

  private final TokenVerifier tokens;
  private final UnitTree units;
  private final String directorate;
  private final ConcurrentMap<MethodDescriptor<?, ?>, Optional<AccessRules.Rule>> rules =
      new ConcurrentHashMap<>();

  AccessInterceptor(
      TokenVerifier tokens, UnitTree units, @Value("${goldenthread.directorate}") String code) {
    this.tokens = tokens;
    this.units = units;
    this.directorate = code;
  }

  @Override
  public int getOrder() {
    return CallOrder.ACCESS;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    MethodDescriptor<Q, A> method = call.getMethodDescriptor();
    Optional<AccessRules.Rule> rule = rules.computeIfAbsent(method, AccessRules::find);
    if (rule.isEmpty()) {
      return next.startCall(call, headers);
    }
    try {
      String authorization = headers.get(AUTHORIZATION);
      Caller caller = caller(authorization);
      Permit permit =
          new Permit(
              caller,
              method.getFullMethodName(),
              directorate,
              rule.get().roles(),
              units,
              authorization == null ? "" : authorization);
      if (!rule.get().open() && !caller.holdsAnywhere(rule.get().roles(), directorate)) {
        throw Failure.of(
                Code.PERMISSION_DENIED,
                ErrorReason.ROLE_MISSING,
                "This needs one of the roles " + permit.names() + " in " + directorate + ".")
            .with("roles", permit.names());
      }
      Context context = Context.current().withValue(Permit.CURRENT, permit);
      return Contexts.interceptCall(context, call, headers, next);
    } catch (Failure refused) {
      return Refusal.of(call, refused);
    }
  }

  private Caller caller(@org.jspecify.annotations.Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw Failure.of(
          Code.UNAUTHENTICATED, ErrorReason.TOKEN_MISSING, "The call brings no bearer token.");
    }
    return switch (verify(authorization.substring(7).trim())) {
      case Verification.Verified verified -> verified.caller();
      case Verification.Refused refused ->
          throw Failure.of(
              Code.UNAUTHENTICATED,
              refused.reason() == Verification.Reason.EXPIRED
                  ? ErrorReason.TOKEN_EXPIRED
                  : ErrorReason.TOKEN_INVALID,
              refused.reason().sentence());
      case Verification.Undecided _ -> throw undecided();
    };
  }

  private Verification verify(String token) {
    try {
      return tokens.verify(token).get(VERIFICATION_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw undecided();
    } catch (TimeoutException slow) {
      throw undecided();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a token could not be checked", broken.getCause());
    }
  }

  private static Failure undecided() {
    return Failure.unavailable(
        ErrorReason.DEPENDENCY_UNAVAILABLE,
        "The identity provider's keys cannot be had, so the token cannot be checked; try again.");
  }
}
