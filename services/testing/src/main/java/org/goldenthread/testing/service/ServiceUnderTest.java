package org.goldenthread.testing.service;

import io.grpc.ManagedChannel;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.goldenthread.chassis.server.ServiceApplication;
import org.goldenthread.chassis.tls.Transport;
import org.goldenthread.testing.golden.GoldenCases;
import org.goldenthread.testing.golden.GrpcTarget;
import org.goldenthread.testing.identity.Issuer;
import org.goldenthread.testing.postgres.PostgresDatabase;
import org.goldenthread.type.v1.ChangeServiceGrpc;
import org.goldenthread.type.v1.ChangeServiceGrpc.ChangeServiceBlockingStub;
import org.junit.jupiter.api.DynamicTest;

/// A service of the directorate `fsc` as it serves: all of its beans, a gRPC port, a database and
/// an issuer of its own.
public final class ServiceUnderTest implements AutoCloseable {
  private final Issuer issuer = Issuer.start();
  private final PostgresDatabase database;
  private final ApplicationContext context;
  private final ManagedChannel channel;

  private ServiceUnderTest(String service, Map<String, ?> own, Object... beans) {
    database = PostgresDatabase.create(service);
    Map<String, Object> settings = new LinkedHashMap<>(database.properties());
    settings.put("goldenthread.directorate", "fsc");
    settings.put("goldenthread.identity.issuer", issuer.uri().toString());
    settings.put("goldenthread.identity.jwks-uri", issuer.jwksUri().toString());
    settings.put("goldenthread.identity.audience", Issuer.AUDIENCE);
    settings.put("grpc.server.port", "0");
    settings.put("micronaut.server.port", "-1");
    settings.putAll(own);
    context = ServiceApplication.builder(service, settings).singletons(beans).start();
    var server = context.getBean(GrpcEmbeddedServer.class);
    server.start();
    channel = context.getBean(Transport.class).channelTo("localhost:" + server.getPort()).build();
  }

  /// Starts one.
  ///
  /// @param service its name: `plan`
  /// @param beans put in the place of what another service would answer
  public static ServiceUnderTest start(String service, Object... beans) {
    return configured(service, Map.of(), beans);
  }

  /// Starts one with settings of its own, such as `goldenthread.call.concurrent`.
  public static ServiceUnderTest configured(
      String service, Map<String, ?> settings, Object... beans) {
    return new ServiceUnderTest(service, settings, beans);
  }

  /// The steps of one golden file, on a service that nothing else has written to.
  public static Stream<DynamicTest> golden(String resource, String service, Object... beans) {
    var running = start(service, beans);
    return GoldenCases.of(resource, running.target()).onClose(running::close);
  }

  /// What golden cases run against.
  public GrpcTarget target() {
    return new GrpcTarget(channel, issuer);
  }

  public ManagedChannel channel() {
    return channel;
  }

  /// The change log that every service has.
  public ChangeServiceBlockingStub changes() {
    return ChangeServiceGrpc.newBlockingStub(channel);
  }

  public Issuer issuer() {
    return issuer;
  }

  public PostgresDatabase database() {
    return database;
  }

  /// A bean of the service.
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    context.close();
    database.close();
    issuer.close();
  }
}
