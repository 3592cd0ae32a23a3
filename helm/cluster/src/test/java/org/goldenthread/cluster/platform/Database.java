package org.goldenthread.cluster.platform;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.goldenthread.testing.postgres.PostgresServer;

/// PostgreSQL in the cluster, as an operator might run it: one pod with a volume, TLS with an
/// authority of the operator's own, and a policy that lets in whoever may speak to it.
public final class Database {
  public static final String NAMESPACE = "gt-database";
  public static final String HOST = "postgres." + NAMESPACE + ".svc";

  private static final String PASSWORD = "superuser-of-this-run";
  private final Cluster cluster;
  private final Authority authority = new Authority("database of this run");

  Database(Cluster cluster) {
    this.cluster = cluster;
  }

  void start() {
    cluster.createNamespace(NAMESPACE, Map.of());
    Authority.Credentials credentials = authority.issue(List.of(HOST));
    cluster.secret(
        NAMESPACE,
        "postgres",
        Map.of(
            "password", PASSWORD,
            "tls.crt", credentials.certificate(),
            "tls.key", credentials.key()));
    cluster.configMap(
        NAMESPACE, "sql", Map.of("roles.sql", sql("roles.sql"), "schema.sql", sql("schema.sql")));
    cluster.apply(NAMESPACE, "postgres.yaml", Map.of("image", Settings.POSTGRES));
    cluster.awaitReady(NAMESPACE, "app", "postgres");
    Seen.that("PostgreSQL", query("postgres", "show server_version").strip());
  }

  /// A directorate's database, roles and schemas, by the README's own commands; and what its
  /// release needs to reach it, in its namespace.
  void prepare(String code) {
    create(code, code);
    Map<String, String> passwords = new LinkedHashMap<>();
    Map<String, String> owners = new LinkedHashMap<>();
    for (String service : Council.SERVICES) {
      passwords.put(service, code + "-" + service);
      owners.put(service, code + "-" + service + "-owner");
      psql(
          code,
          "-v",
          "owner=" + role(code, service) + "_owner",
          "-v",
          "owner_password=" + owners.get(service),
          "-v",
          "role=" + role(code, service),
          "-v",
          "role_password=" + passwords.get(service),
          "-f",
          "/sql/roles.sql");
    }
    schemas(code, code);
    String namespace = Release.instance(code).namespace();
    cluster.secret(namespace, "database", passwords);
    cluster.secret(namespace, "owners", owners);
    cluster.configMap(namespace, "database-ca", Map.of("ca.crt", authority.trusted()));
  }

  /// An empty database.
  void create(String name, String code) {
    psql("postgres", "-c", "create database " + name);
    Seen.that("database made for " + code, name);
  }

  /// The four schemas in a database, for a directorate's roles.
  void schemas(String database, String code) {
    for (String service : Council.SERVICES) {
      psql(
          database,
          "-v",
          "database=" + database,
          "-v",
          "schema=" + service,
          "-v",
          "owner=" + role(code, service) + "_owner",
          "-v",
          "role=" + role(code, service),
          "-f",
          "/sql/schema.sql");
    }
  }

  /// Restores a dump of a directorate's database into another, by the README's own commands.
  public void restore(String dump, String database, String code) {
    create(database, code);
    schemas(database, code);
    for (String service : Council.SERVICES) {
      run(
          "pg_restore -d %s --schema=%s --role=%s_owner --no-owner --no-acl --single-transaction %s"
              .formatted(database, service, role(code, service), dump));
    }
    run("psql -qX -d " + database + " -c analyze");
  }

  /// What a query answers, bare.
  public String query(String database, String query) {
    return psql(database, "-At", "-c", query);
  }

  /// Runs a command of PostgreSQL's as its superuser.
  public String run(String command) {
    return cluster
        .exec(
            NAMESPACE,
            pod().getMetadata().getName(),
            "sh",
            "-ec",
            "export PGPASSWORD=$POSTGRES_PASSWORD PGHOST=127.0.0.1 PGUSER=postgres; " + command)
        .ok();
  }

  /// A power cut: PostgreSQL has to recover from its log.
  public void crash() {
    cluster.crash(pod(), "QUIT");
    cluster.awaitReady(NAMESPACE, "app", "postgres");
    String log =
        cluster
            .client()
            .pods()
            .inNamespace(NAMESPACE)
            .withName(pod().getMetadata().getName())
            .getLog();
    if (!log.contains("was not properly shut down")) {
      throw new AssertionError("PostgreSQL had nothing to recover from:\n" + log);
    }
  }

  private Pod pod() {
    return cluster.pods(NAMESPACE, "app", "postgres").getFirst();
  }

  private String psql(String database, String... arguments) {
    List<String> command = new ArrayList<>(List.of("psql", "-qX", "-v", "ON_ERROR_STOP=1"));
    command.addAll(List.of("-d", database));
    command.addAll(List.of(arguments));
    StringBuilder line = new StringBuilder();
    command.forEach(word -> line.append('\'').append(word.replace("'", "'\\''")).append("' "));
    return run(line.toString());
  }

  private static String role(String code, String service) {
    return code + "_" + service;
  }

  private static String sql(String name) {
    try (var in = PostgresServer.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in, name).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
