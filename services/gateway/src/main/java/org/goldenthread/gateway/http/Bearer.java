package org.goldenthread.gateway.http;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.TokenVerifier;
import org.goldenthread.chassis.identity.Verification;
import org.goldenthread.gateway.problem.Problem;
import org.goldenthread.gateway.problem.Reason;
import org.jspecify.annotations.Nullable;

/// Who sent a request, by the token in its header.
@Singleton
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private final TokenVerifier tokens;

  Bearer(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  /// The token of a header.
  static String token(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, 7)) {
      throw Problem.of(
              Reason.TOKEN_MISSING, "The request carries no token: send `Authorization: Bearer …`.")
          .refusal();
    }
    return authorization.substring(SCHEME.length()).strip();
  }

  CompletableFuture<Caller> caller(String token) {
    return tokens.verify(token).thenApply(Bearer::caller);
  }

  private static Caller caller(Verification verification) {
    return switch (verification) {
      case Verification.Verified(Caller caller) -> caller;
      case Verification.Refused(Verification.Reason reason) ->
          throw Problem.of(
                  reason == Verification.Reason.EXPIRED
                      ? Reason.TOKEN_EXPIRED
                      : Reason.TOKEN_INVALID,
                  reason.sentence())
              .refusal();
      case Verification.Undecided() ->
          throw Problem.of(
                  Reason.DEPENDENCY_UNAVAILABLE,
                  "The token cannot be checked: the identity provider does not answer.")
              .withHeader("Retry-After", "5")
              .refusal();
    };
  }
}
