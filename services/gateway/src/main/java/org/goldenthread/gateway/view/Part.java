package org.goldenthread.gateway.view;

import io.grpc.Context;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.goldenthread.view.v1.Availability;

/// What became of one part of a view.
public sealed interface Part<T> {
  /// It is there.
  record Ready<T>(T value) implements Part<T> {}

  /// It could not be had, and why.
  record Missing<T>(StatusRuntimeException failure) implements Part<T> {}

  Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  /// Begins to ask for a part, beside the others and for the same caller.
  static <T> CompletableFuture<Part<T>> ask(Supplier<T> question) {
    return CompletableFuture.supplyAsync(
        () -> of(question), Context.currentContextExecutor(THREADS));
  }

  private static <T> Part<T> of(Supplier<T> question) {
    try {
      return new Ready<>(question.get());
    } catch (StatusRuntimeException failure) {
      return new Missing<>(failure);
    }
  }

  /// Where it is missing for one of these reasons the whole question fails.
  default Part<T> orFail(Set<Code> codes) {
    if (this instanceof Missing<T> missing
        && codes.contains(missing.failure().getStatus().getCode())) {
      throw missing.failure();
    }
    return this;
  }

  default <R> Part<R> map(Function<T, R> change) {
    return switch (this) {
      case Ready<T> ready -> new Ready<>(change.apply(ready.value()));
      case Missing<T> missing -> new Missing<>(missing.failure());
    };
  }

  default Optional<T> find() {
    return this instanceof Ready<T> ready ? Optional.of(ready.value()) : Optional.empty();
  }

  default Availability availability() {
    return switch (this) {
      case Ready<T> ready -> Availability.newBuilder().setState(Availability.State.READY).build();
      case Missing<T> missing -> Failures.availability(missing.failure());
    };
  }
}
