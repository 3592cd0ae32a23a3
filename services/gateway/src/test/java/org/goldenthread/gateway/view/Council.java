package org.goldenthread.gateway.view;

import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.goldenthread.chassis.identity.Caller;
import org.goldenthread.chassis.identity.Grant;
import org.goldenthread.gateway.identity.CallerContext;
import org.goldenthread.gateway.identity.TokenInterceptor;
import org.goldenthread.gateway.instance.Instances;
import org.goldenthread.gateway.instance.Opened;
import org.goldenthread.gateway.instance.RefusedClaim;
import org.goldenthread.gateway.instance.Routing;

/// A council's instances on real ports, and its views as a caller reaches them.
public final class Council implements AutoCloseable {
  private static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  private final Map<String, Map<String, Server>> servers = new HashMap<>();
  private final List<Runnable> closing = new ArrayList<>();

  /// The tokens with which the services were called.
  public final ConcurrentLinkedQueue<String> tokens = new ConcurrentLinkedQueue<>();

  private final ViewConfig config;

  public Council() {
    this(Duration.ofSeconds(5));
  }

  public Council(Duration read) {
    config =
        new ViewConfig(
            read,
            Duration.ofSeconds(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(15),
            Duration.ofMillis(20));
  }

  public ViewConfig config() {
    return config;
  }

  /// Starts one of a directorate's services with what it answers; none where it answers nothing.
  public Council with(String directorate, String service, BindableService... endpoints) {
    ServerBuilder<?> builder =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .intercept(
                new ServerInterceptor() {
                  @Override
                  public <Q, A> ServerCall.Listener<Q> interceptCall(
                      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                    String token = headers.get(TokenInterceptor.AUTHORIZATION);
                    if (token != null) {
                      tokens.add(token);
                    }
                    return next.startCall(call, headers);
                  }
                });
    Arrays.stream(endpoints).forEach(builder::addService);
    servers
        .computeIfAbsent(directorate, code -> new HashMap<>())
        .put(service, started(builder.build()));
    return this;
  }

  /// Stops a service; its port answers no more.
  public void stop(String directorate, String service) {
    Server server = servers.getOrDefault(directorate, Map.of()).get(service);
    if (server == null) {
      throw new IllegalArgumentException("not started: " + service + " of " + directorate);
    }
    server.shutdownNow();
  }

  public Instances instances() {
    Instances all = new Instances(Opened.plainly(), Duration.ofSeconds(30));
    closing.add(all::close);
    serve(all);
    return all;
  }

  /// Has every directorate served that has a service by now.
  public void serve(Instances all, RefusedClaim... refused) {
    SortedMap<String, Map<String, String>> served = new TreeMap<>();
    for (String code : List.copyOf(servers.keySet())) {
      Map<String, String> targets = new HashMap<>();
      for (String service : SERVICES) {
        if (!servers.getOrDefault(code, Map.of()).containsKey(service)) {
          with(code, service);
        }
        targets.put(service, target(code, service));
      }
      served.put(code, Map.copyOf(targets));
    }
    Set<String> withheld = new TreeSet<>();
    for (RefusedClaim claim : refused) {
      served.remove(claim.code());
      withheld.add(claim.code());
    }
    all.serve(new Routing(served, List.of(refused), withheld));
  }

  private String target(String code, String service) {
    Server server = servers.getOrDefault(code, Map.of()).get(service);
    if (server == null) {
      throw new IllegalStateException("not started: " + service);
    }
    return "localhost:" + server.getPort();
  }

  /// A view, called by someone who holds these grants.
  public Channel view(BindableService view, String... grants) {
    return view(view, Instant.now().plusSeconds(600), grants);
  }

  /// A view, called by someone whose token ends at `expiresAt`.
  public Channel view(BindableService view, Instant expiresAt, String... grants) {
    Caller caller =
        new Caller(
            "subject-1",
            "ada@example.org",
            "Ada Example",
            Arrays.stream(grants)
                .map(grant -> Grant.find(grant).orElseThrow())
                .collect(Collectors.toUnmodifiableSet()),
            expiresAt);
    String name = InProcessServerBuilder.generateName();
    started(
        InProcessServerBuilder.forName(name).addService(view).intercept(calledBy(caller)).build());
    ManagedChannel channel = InProcessChannelBuilder.forName(name).build();
    closing.add(channel::shutdownNow);
    return channel;
  }

  private static ServerInterceptor calledBy(Caller caller) {
    return new ServerInterceptor() {
      @Override
      public <Q, A> ServerCall.Listener<Q> interceptCall(
          ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context =
            Context.current()
                .withValue(CallerContext.CALLER, caller)
                .withValue(CallerContext.TOKEN, "the-token");
        return Contexts.interceptCall(context, call, headers, next);
      }
    };
  }

  private Server started(Server server) {
    try {
      server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    closing.add(server::shutdownNow);
    return server;
  }

  /// The tokens seen so far, each once.
  public Set<String> tokensSeen() {
    return Set.copyOf(tokens);
  }

  @Override
  public void close() {
    closing.reversed().forEach(Runnable::run);
  }
}
