package org.goldenthread.gateway.discovery;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Services of this cluster that carry a directorate's code, and what their namespaces are
/// granted, kept up to date by watching. While the Kubernetes API is away everything stays as it
/// was last known; when it is back everything is listed again.
@Singleton
@Requires(property = "goldenthread.discovery.kubernetes", value = "true")
final class ClusterServices implements Source, AutoCloseable {
  /// The first wait before the API is tried again, in milliseconds; doubled five times at most.
  private static final int RECONNECT = 500;

  private final KubernetesClient client;
  private final SharedIndexInformer<Namespace> namespaces;
  private final List<SharedIndexInformer<Service>> services = new ArrayList<>();

  /// In a pod the account's token and the API's address are found where Kubernetes puts them.
  @Inject
  ClusterServices(DiscoveryConfig config) {
    this(config, Config.autoConfigure(null));
  }

  ClusterServices(DiscoveryConfig config, Config cluster) {
    client =
        new KubernetesClientBuilder()
            .withHttpClientFactory(new JdkHttpClientFactory())
            .withConfig(
                new ConfigBuilder(cluster)
                    .withWatchReconnectInterval(RECONNECT)
                    // Tried again by whoever watches, not by each request as well.
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    namespaces = watch(client.namespaces().withLabel(ServiceLabels.DIRECTORATE));
    if (config.namespaces().isEmpty()) {
      services.add(
          watch(
              client
                  .services()
                  .inAnyNamespace()
                  .withLabel(ServiceLabels.DIRECTORATE)
                  .withLabel(ServiceLabels.SERVICE)));
    }
    for (String namespace : config.namespaces()) {
      services.add(
          watch(
              client
                  .services()
                  .inNamespace(namespace)
                  .withLabel(ServiceLabels.DIRECTORATE)
                  .withLabel(ServiceLabels.SERVICE)));
    }
  }

  private static <T> SharedIndexInformer<T> watch(Informable<T> resources) {
    SharedIndexInformer<T> informer = resources.runnableInformer(0);
    // Whatever fails is tried again, the first listing as well.
    informer.exceptionHandler((started, failure) -> true);
    var _ = informer.start();
    return informer;
  }

  @Override
  public Optional<List<Claim>> look() {
    if (!namespaces.hasSynced() || !services.stream().allMatch(SharedIndexInformer::hasSynced)) {
      return Optional.empty();
    }
    Map<String, String> grants = new HashMap<>();
    for (Namespace namespace : namespaces.getStore().list()) {
      grants.put(
          namespace.getMetadata().getName(),
          namespace.getMetadata().getLabels().get(ServiceLabels.DIRECTORATE));
    }
    return Optional.of(
        ServiceLabels.claims(
            services.stream().flatMap(it -> it.getStore().list().stream()).toList(), grants));
  }

  @Override
  @PreDestroy
  public void close() {
    namespaces.stop();
    services.forEach(SharedIndexInformer::stop);
    client.close();
  }
}
