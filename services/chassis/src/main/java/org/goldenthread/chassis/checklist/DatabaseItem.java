package org.goldenthread.chassis.checklist;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Whether the database is reached, is recent enough, and is proven to be the one that is meant.
@Singleton
@Order(10)
@Requires(beans = ServiceDatabase.class)
final class DatabaseItem implements ChecklistItem {
  private static final int OLDEST = 15;
  private static final Pattern MODE = Pattern.compile("[?&]sslmode=([a-z-]+)");
  private static final Pattern PLACE = Pattern.compile("//([^?]+)");

  private final ServiceDatabase database;

  private record Server(int version, String name, boolean encrypted) {}

  DatabaseItem(ServiceDatabase database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Finding look() throws SQLException {
    String place = first(PLACE, database.url());
    try {
      return judge(place, server());
    } catch (DatabaseAway away) {
      return unreached(place, away);
    }
  }

  private Server server() throws SQLException {
    return database.one(
        "select current_setting('server_version_num')::int, current_setting('server_version'),"
            + " coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false)",
        row -> new Server(row.getInt(1) / 10_000, row.getString(2), row.getBoolean(3)));
  }

  private Finding judge(String place, Server server) {
    String mode = first(MODE, database.url());
    String found =
        "PostgreSQL %s at %s as %s, %s"
            .formatted(server.name(), place, database.username(), trust(mode, server.encrypted()));
    if (server.version() < OLDEST) {
      return Finding.wrong(found, "PostgreSQL %d or later is needed".formatted(OLDEST));
    }
    return mode.equals("verify-full") && server.encrypted()
        ? Finding.ok(found)
        : Finding.warning(
            found, "database.tls.mode=verify-full, with database.tls.caSecret or caConfigMap");
  }

  private static String trust(String mode, boolean encrypted) {
    if (!encrypted) {
      return "not encrypted";
    }
    return switch (mode) {
      case "verify-full" -> "its certificate and name verified";
      case "verify-ca" -> "its certificate verified and not its name";
      default -> "encrypted and not verified";
    };
  }

  private Finding unreached(String place, DatabaseAway away) {
    String state = String.valueOf(away.getSQLState());
    String found = "%s as %s: %s".formatted(place, database.username(), Checklist.said(away));
    // For another name than the certificate's the driver gives no cause, and for a server without
    // TLS neither.
    if (causedBy(away, SSLException.class)
        || found.contains("SSL")
        || found.contains("could not be verified")) {
      return Finding.wrong(
          found,
          "database.tls.caSecret or caConfigMap holds the authority that signed the server's"
              + " certificate, and database.host is the name in it");
    }
    return switch (state) {
      case "28P01", "28000" ->
          Finding.wrong(
              found,
              "the key of this service in the Secret database.existingSecret is the password of"
                  + " the role (ALTER ROLE … PASSWORD …), which database.rolePrefix begins; the"
                  + " server's pg_hba.conf lets it in");
      case "3D000" -> Finding.missing(found, "createdb, or database.name");
      case "42501" ->
          Finding.wrong(found, "GRANT CONNECT on the database to the role, as schema.sql does");
      case "53300" ->
          Finding.wrong(found, "the server has no connection left: raise its max_connections");
      default ->
          Finding.missing(
              found,
              "database.host and database.port name a server that runs, and"
                  + " networkPolicy.databaseTo lets the pods reach it");
    };
  }

  private static boolean causedBy(Throwable failed, Class<? extends Throwable> type) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? String.valueOf(found.group(1)) : "prefer";
  }
}
