package org.goldenthread.cluster.platform;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A council's platform on the cluster: a database, an OpenID provider, a collector, the gateway,
/// and the instances of two directorates. Installed once for all tests, on namespaces that are made
/// for it.
public final class Council implements AutoCloseable {
  /// The directorates.
  public static final List<String> DIRECTORATES = List.of("fsc", "els");

  public static final List<String> SERVICES = List.of("plan", "indicator", "risk", "continuity");

  private static final Path VALUES = Path.of("target/values");

  private final Cluster cluster;
  private final Database database;
  private final IdentityProvider provider;
  private final Authority authority = new Authority("pods of this run");
  private final URI gateway;

  private Council(Cluster cluster) {
    this.cluster = cluster;
    this.database = new Database(cluster);
    this.provider = new IdentityProvider(cluster);
    database.start();
    provider.start(DIRECTORATES);
    Collector.start(cluster);
    Helm.prepare();
    installGateway();
    this.gateway = address();
    DIRECTORATES.forEach(this::onboard);
  }

  static Council install() {
    Cluster cluster = Cluster.connect();
    try {
      return new Council(cluster);
    } catch (RuntimeException | AssertionError failed) {
      Seen.print();
      cluster.close();
      throw failed;
    }
  }

  public Cluster cluster() {
    return cluster;
  }

  public Database database() {
    return database;
  }

  /// Who holds a role in both directorates.
  public Caller caller(String role) {
    return new Caller(gateway, provider.token(role));
  }

  /// All releases.
  public List<Release> releases() {
    List<Release> releases = new ArrayList<>(List.of(Release.GATEWAY));
    DIRECTORATES.forEach(code -> releases.add(Release.instance(code)));
    return releases;
  }

  /// What IT operations and then the directorate do, as the README says.
  private void onboard(String code) {
    Release release = Release.instance(code);
    cluster.createNamespace(release.namespace(), Map.of("goldenthread.org/directorate", code));
    database.prepare(code);
    certify(release);
    long begun = System.nanoTime();
    upgrade(release, Map.of()).ok();
    Seen.that(code + " installed", seconds(begun));
    begun = System.nanoTime();
    Caller viewer = caller("corporate-viewer");
    Cluster.until(
        code + " is served",
        Duration.ofMinutes(1),
        () -> viewer.get("/v1/directorates/" + code + "/units").status() == 200);
    Seen.that(code + " served by the gateway after its installation", seconds(begun));
  }

  private void installGateway() {
    cluster.createNamespace(Release.GATEWAY.namespace(), Map.of());
    certify(Release.GATEWAY);
    long begun = System.nanoTime();
    upgrade(Release.GATEWAY, Map.of()).ok();
    Seen.that("gateway installed", seconds(begun));
  }

  /// Installs a release or upgrades it.
  ///
  /// @param changed values that differ from those of the installation
  public Shell.Result upgrade(Release release, Map<String, String> changed, String... more) {
    return Helm.upgrade(release, List.of(values(release)), changed, more);
  }

  /// Gives a release's pods a certificate, or another one.
  public Authority.Credentials certify(Release release) {
    return certify(release, Authority.LIFE);
  }

  /// One that lives longer or shorter.
  public Authority.Credentials certify(Release release, Duration life) {
    List<String> hosts = new ArrayList<>();
    List<String> programs = release.equals(Release.GATEWAY) ? List.of("gateway") : SERVICES;
    for (String program : programs) {
      String service = release.equals(Release.GATEWAY) ? program : release.name() + "-" + program;
      hosts.add(service);
      hosts.add(service + "." + release.namespace() + ".svc");
    }
    Authority.Credentials credentials = authority.issue(hosts, life);
    cluster.secret(
        release.namespace(),
        "pods-tls",
        Map.of(
            "tls.crt", credentials.certificate(),
            "tls.key", credentials.key(),
            "ca.crt", authority.trusted()));
    return credentials;
  }

  /// How many pods each program of a release has: one is enough for the second directorate, and
  /// leaves room on a small cluster.
  public static int pods(Release release) {
    return release.name().equals("els") ? 1 : 2;
  }

  private Path values(Release release) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("code", release.name());
    values.put("pods", Integer.toString(pods(release)));
    values.put("registry", Settings.REGISTRY);
    values.put("version", Settings.VERSION);
    values.put("database", Database.HOST);
    values.put("issuer", provider.issuer());
    values.put("gateway", Release.GATEWAY.namespace());
    values.put("collector", Collector.ENDPOINT);
    String text = Cluster.resource(release.chart() + "-values.yaml");
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    try {
      Files.createDirectories(VALUES);
      Path file = VALUES.resolve(release.name() + ".yaml").toAbsolutePath();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where this machine reaches the gateway: as it was told, by the address of its Service, or by a
  /// node's port.
  private URI address() {
    if (!Settings.GATEWAY.isEmpty()) {
      return URI.create(Settings.GATEWAY);
    }
    Service service =
        cluster
            .client()
            .services()
            .inNamespace(Release.GATEWAY.namespace())
            .withName("gateway")
            .require();
    var given = service.getStatus().getLoadBalancer().getIngress();
    if (given != null && !given.isEmpty()) {
      return URI.create("http://" + given.getFirst().getIp());
    }
    Node node = cluster.client().nodes().list().getItems().getFirst();
    String host =
        node.getStatus().getAddresses().stream()
            .filter(address -> address.getType().equals("InternalIP"))
            .findFirst()
            .orElseThrow()
            .getAddress();
    return URI.create(
        "http://" + host + ":" + service.getSpec().getPorts().getFirst().getNodePort());
  }

  public static String seconds(long begun) {
    return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
  }

  @Override
  public void close() {
    try (cluster) {
      if (!Settings.KEEP) {
        releases().reversed().forEach(Helm::uninstall);
      }
    } finally {
      Seen.print();
    }
  }
}
