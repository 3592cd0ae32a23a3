package org.goldenthread.chassis.call;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;

/// Sends the caller's own token on with a call to another service, so that it decides by the same
/// person.
public final class CallerCredentials extends CallCredentials {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final String authorization;

  public CallerCredentials(String authorization) {
    this.authorization = authorization;
  }

  @Override
  public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
    Metadata headers = new Metadata();
    headers.put(AUTHORIZATION, authorization);
    applier.apply(headers);
  }
}
