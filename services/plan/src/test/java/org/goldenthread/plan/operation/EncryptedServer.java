package org.goldenthread.plan.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.goldenthread.testing.postgres.PostgresServer;
import org.goldenthread.testing.postgres.Sql;

/// A PostgreSQL server that speaks TLS as `localhost`, with a certificate of its own making.
final class EncryptedServer implements AutoCloseable {
  private static final String PASSWORD = "secret";

  private final PostgresServer server;

  EncryptedServer(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    server = PostgresServer.start(PostgresServer.Options.TEMPORARY);
    KeyStore store = store(folder, "server");
    byte[] certificate = store.getCertificate("server").getEncoded();
    byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
    Files.writeString(folder.resolve("trusted"), pem("CERTIFICATE", certificate));
    Files.writeString(
        folder.resolve("another"),
        pem("CERTIFICATE", store(folder, "another").getCertificate("another").getEncoded()));
    asSuperuser(
        "copy (select unnest(string_to_array('%s', E'\\n'))) to program 'cat > server.crt'"
            .formatted(pem("CERTIFICATE", certificate)),
        // The server writes it itself, so that it is the server's own, as the server insists.
        "copy (select unnest(string_to_array('%s', E'\\n'))) to program 'umask 077; cat > server.key'"
            .formatted(pem("PRIVATE KEY", key)),
        "alter system set ssl = on",
        "select pg_reload_conf()");
  }

  PostgresServer server() {
    return server;
  }

  private void asSuperuser(String... statements) {
    Sql.as(
        () -> DriverManager.getConnection(server.url("postgres"), "postgres", ""),
        connection -> run(connection, List.of(statements)));
  }

  private static boolean run(Connection connection, List<String> statements) throws SQLException {
    for (String statement : statements) {
      Sql.run(connection, statement);
    }
    return true;
  }

  private static KeyStore store(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path file = folder.resolve(name + ".p12");
    var tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost",
                "-ext",
                "bc=ca:true",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), UTF_8);
    if (tool.waitFor() != 0) {
      throw new IOException(said);
    }
    return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content));
  }

  @Override
  public void close() {
    server.close();
  }
}
