package org.goldenthread.gateway.http;

import com.google.api.HttpRule;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.goldenthread.gateway.contract.Contract;
import org.goldenthread.gateway.contract.Rpc;
import org.goldenthread.gateway.route.Routes;
import org.goldenthread.gateway.transcode.Binding;

/// What is made once from the contract.
@Factory
final class Wiring {
  @Singleton
  Contract contract() {
    return Contract.load(Wiring.class.getClassLoader());
  }

  @Singleton
  Routes<Binding> routes(Contract contract) {
    Routes<Binding> routes = new Routes<>();
    for (Rpc rpc : contract.rpcs()) {
      for (HttpRule rule : rpc.rules()) {
        Binding binding = Binding.of(rpc, rule);
        routes.add(binding.method(), binding.template(), binding);
      }
    }
    return routes;
  }
}
