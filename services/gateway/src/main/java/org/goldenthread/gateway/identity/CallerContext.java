package org.goldenthread.gateway.identity;

import io.grpc.Context;
import org.goldenthread.chassis.identity.Caller;

/// For whom a view is being answered: set on every call of an RPC that the gateway itself answers.
///
/// A view that goes on in another thread takes the context along (`Context.current().wrap(…)`), so
/// that the calls made there still carry the caller's token, trace and deadline.
public final class CallerContext {
  /// Who is calling, by a token that was verified.
  public static final Context.Key<Caller> CALLER = Context.key("goldenthread.caller");

  /// The token itself, which travels on to the services.
  public static final Context.Key<String> TOKEN = Context.key("goldenthread.token");

  private CallerContext() {}

  /// The caller of the RPC that is being answered.
  public static Caller caller() {
    Caller caller = CALLER.get();
    if (caller == null) {
      throw new IllegalStateException("no caller here: the context was not taken along");
    }
    return caller;
  }
}
