package org.goldenthread.gateway.discovery;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.gateway.discovery.Claim.Claimant.Release;
import org.goldenthread.gateway.instance.Instances;

/// What the labels of Services and namespaces say, as the chart of a directorate sets them.
final class ServiceLabels {
  /// On a Service: whose it is. On a namespace: to whom IT operations have granted it.
  static final String DIRECTORATE = "goldenthread.org/directorate";

  /// On a Service: `plan`, `indicator`, `risk` or `continuity`.
  static final String SERVICE = "goldenthread.org/service";

  private static final String RELEASE = "app.kubernetes.io/instance";
  private static final String PORT = "grpc";

  private ServiceLabels() {}

  private record Claimed(String namespace, String release, String code) {}

  /// One claim for each release and code.
  ///
  /// @param grants by namespace, the code that it is granted
  static List<Claim> claims(Collection<Service> services, Map<String, String> grants) {
    Map<Claimed, Map<String, List<String>>> found = new LinkedHashMap<>();
    for (Service service : services) {
      if (service.getMetadata().getDeletionTimestamp() != null) {
        continue;
      }
      Map<String, String> labels = service.getMetadata().getLabels();
      String code = labels.get(DIRECTORATE);
      String program = labels.get(SERVICE);
      if (code != null && program != null && Instances.SERVICES.contains(program)) {
        Claimed by =
            new Claimed(
                service.getMetadata().getNamespace(), labels.getOrDefault(RELEASE, ""), code);
        found
            .computeIfAbsent(by, ignored -> new HashMap<>())
            .computeIfAbsent(program, ignored -> new ArrayList<>())
            .addAll(targets(service));
      }
    }
    return found.entrySet().stream().map(it -> claim(it.getKey(), it.getValue(), grants)).toList();
  }

  private static Claim claim(
      Claimed by, Map<String, List<String>> targets, Map<String, String> grants) {
    return new Claim(
        by.code(), new Release(by.namespace(), by.release(), grants.get(by.namespace())), targets);
  }

  /// Nowhere for a Service that has no port for calls.
  private static List<String> targets(Service service) {
    return service.getSpec().getPorts().stream()
        .filter(port -> PORT.equals(port.getName()))
        .map(ServicePort::getPort)
        .map(
            port ->
                "dns:///%s.%s.svc:%d"
                    .formatted(
                        service.getMetadata().getName(),
                        service.getMetadata().getNamespace(),
                        port))
        .toList();
  }
}
