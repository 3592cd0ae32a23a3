package org.goldenthread.chassis.server;

import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/// What comes from outside: time, randomness, and the description of itself that a gRPC server
/// gives.
@Factory
final class Environment {
  @Singleton
  @Requires(missingBeans = Clock.class)
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  RandomGenerator random() {
    return new SecureRandom();
  }

  @Singleton
  io.grpc.BindableService reflection() {
    return ProtoReflectionServiceV1.newInstance();
  }
}
