package org.goldenthread.gateway.guard;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.Map;

/// Sends calls again that may be sent again, and no others.
///
/// gRPC repeats by method, but whether a write may be repeated is decided by its request id, call
/// by call. So a service has two channels, one that repeats and one that does not, and a call takes
/// the first only where whoever makes it says that it may be.
public final class Repeats extends Channel {
  /// Whether sending a call twice does what sending it once does: true for a read, and for a write
  /// with a request id.
  public static final CallOptions.Key<Boolean> ALLOWED =
      CallOptions.Key.createWithDefault("goldenthread.repeats", false);

  private final Channel repeating;
  private final Channel once;

  /// @param repeating one that was made [#repeating(ManagedChannelBuilder, CircuitConfig)]
  public Repeats(Channel repeating, Channel once) {
    this.repeating = repeating;
    this.once = once;
  }

  /// Lets a channel repeat what fails with UNAVAILABLE, within the call's deadline. A call that
  /// fails costs a token of ten and one that succeeds brings a tenth back; below half of them
  /// nothing is repeated.
  public static ManagedChannelBuilder<?> repeating(
      ManagedChannelBuilder<?> channel, CircuitConfig config) {
    if (config.attempts() == 1) {
      return channel;
    }
    Map<String, Object> policy =
        Map.of(
            "maxAttempts",
            (double) config.attempts(),
            "initialBackoff",
            "0.1s",
            "maxBackoff",
            "1s",
            "backoffMultiplier",
            2.0,
            "retryableStatusCodes",
            List.of("UNAVAILABLE"));
    Map<String, Object> everyMethod = Map.of("name", List.of(Map.of()), "retryPolicy", policy);
    return channel.defaultServiceConfig(
        Map.of(
            "methodConfig",
            List.of(everyMethod),
            "retryThrottling",
            Map.of("maxTokens", 10.0, "tokenRatio", 0.1)));
  }

  @Override
  public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
    return (options.getOption(ALLOWED) ? repeating : once).newCall(method, options);
  }

  @Override
  public String authority() {
    return once.authority();
  }
}
