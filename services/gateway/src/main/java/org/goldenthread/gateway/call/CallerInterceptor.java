package org.goldenthread.gateway.call;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Singleton;
import org.goldenthread.chassis.identity.TokenVerifier;
import org.goldenthread.chassis.identity.Verification;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.identity.TokenInterceptor;
import org.jspecify.annotations.Nullable;

/// Tells a view who is calling. The token was verified when the request came in, so it is known
/// here by its digest and costs nothing to verify again.
@Singleton
final class CallerInterceptor implements ServerInterceptor {
  private static final String BEARER = "Bearer ";

  private final TokenVerifier tokens;

  CallerInterceptor(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    @Nullable String header = headers.get(TokenInterceptor.AUTHORIZATION);
    String token =
        header == null || !header.startsWith(BEARER) ? "" : header.substring(BEARER.length());
    if (tokens.verify(token).join() instanceof Verification.Verified(var caller)) {
      Context context =
          Context.current()
              .withValue(CallerContext.CALLER, caller)
              .withValue(CallerContext.TOKEN, token);
      return Contexts.interceptCall(context, call, headers, next);
    }
    call.close(Status.UNAUTHENTICATED.withDescription("The token ended."), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
