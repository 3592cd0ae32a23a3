package org.goldenthread.risk;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.goldenthread.plan.v1.FindMissingLinksRequest;
import org.goldenthread.plan.v1.FindMissingLinksResponse;
import org.goldenthread.plan.v1.LinkServiceGrpc.LinkServiceImplBase;

/// A plan service that keeps nothing but names, on a port of its own.
final class StandInPlan extends LinkServiceImplBase implements ServerInterceptor, AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final Set<String> tokens = ConcurrentHashMap.newKeySet();
  private final List<Set<String>> calls = new ArrayList<>();
  private final Server server;

  StandInPlan(String... names) {
    this.names.addAll(List.of(names));
    try {
      server =
          ServerBuilder.forPort(0)
              .addService(ServerInterceptors.intercept(this, this))
              .build()
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String target() {
    return "localhost:" + server.getPort();
  }

  void remove(String name) {
    names.remove(name);
  }

  /// The names of each call since this was asked last.
  synchronized List<Set<String>> calls() {
    List<Set<String>> since = List.copyOf(calls);
    calls.clear();
    return since;
  }

  Set<String> tokens() {
    return Set.copyOf(tokens);
  }

  @Override
  public synchronized void findMissingLinks(
      FindMissingLinksRequest request, StreamObserver<FindMissingLinksResponse> out) {
    calls.add(Set.copyOf(request.getNamesList()));
    FindMissingLinksResponse.Builder answer = FindMissingLinksResponse.newBuilder();
    request.getNamesList().stream()
        .filter(name -> !names.contains(name))
        .forEach(answer::addMissing);
    out.onNext(answer.build());
    out.onCompleted();
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    tokens.add(Objects.requireNonNull(headers.get(AUTHORIZATION)));
    return next.startCall(call, headers);
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
