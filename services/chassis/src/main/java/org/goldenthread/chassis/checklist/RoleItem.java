package org.goldenthread.chassis.checklist;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/// Whether the role that the service runs as may do what it has to, and cannot alter what was
/// recorded. The catalogue is asked, not the tables.
@Singleton
@Order(40)
@Requires(beans = ServiceDatabase.class)
final class RoleItem implements ChecklistItem {
  private static final String GREATER =
      "select concat_ws(', ', case when r.rolsuper then 'is a superuser' end,"
          + " case when r.rolcreaterole then 'may make roles' end,"
          + " case when r.rolbypassrls then 'passes row security by' end,"
          + " case when not r.rolsuper and pg_has_role(n.nspowner, 'MEMBER')"
          + " then 'is, or may become, the owner ' || pg_get_userbyid(n.nspowner) end,"
          + " case when not r.rolsuper and not pg_has_role(n.nspowner, 'MEMBER')"
          + " and has_schema_privilege(n.oid, 'CREATE') then 'may make tables' end)"
          + " from pg_roles r, pg_namespace n where r.rolname = current_user and n.nspname = ?";
  private static final String KEPT =
      " from pg_class c where c.relnamespace = to_regnamespace(?) and c.relkind = 'r'";
  private static final String MAY_ALTER =
      "select coalesce(string_agg(c.relname, ', ' order by c.relname), '')"
          + KEPT
          + " and (c.relname like '%\\_history' or c.relname in ('change', 'schema_compatibility')"
          + " or obj_description(c.oid, 'pg_class') like 'append-only%')"
          + " and (has_table_privilege(c.oid, 'DELETE, TRUNCATE, TRIGGER')"
          + " or has_any_column_privilege(c.oid, 'UPDATE')"
          + " or c.relname like '%\\_history' and has_any_column_privilege(c.oid, 'INSERT'))";
  private static final String MAY_NOT_USE =
      "select coalesce(string_agg(c.relname, ', ' order by c.relname), '')"
          + KEPT
          + " and (not has_table_privilege(c.oid, 'SELECT') or c.relname !~ '_history$' and"
          + " c.relname <> 'schema_compatibility' and not has_table_privilege(c.oid, 'INSERT'))";
  private static final String MAY_ENTER =
      "select has_schema_privilege(to_regnamespace(?), 'USAGE')";
  private static final String MAY_STAGE =
      "select has_database_privilege(current_database(), 'TEMPORARY')";

  private final ServiceDatabase database;
  private final PropertyResolver settings;

  RoleItem(ServiceDatabase database, PropertyResolver settings) {
    this.database = database;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "role";
  }

  @Override
  public Finding look() throws SQLException {
    String schema = settings.getRequiredProperty("goldenthread.database.schema", String.class);
    String role = database.username();
    if (database.one("select to_regnamespace(?) is null", row -> row.getBoolean(1), schema)) {
      return Finding.missing("there is no schema " + schema, "mend `schema` above first");
    }
    String greater = text(GREATER, schema);
    if (!greater.isEmpty()) {
      return Finding.wrong(
          role + " " + greater,
          "run as the lesser role that roles.sql makes: database.rolePrefix, and its password in"
              + " database.existingSecret; ALTER ROLE … NOSUPERUSER NOCREATEROLE NOBYPASSRLS");
    }
    String altered = text(MAY_ALTER, schema);
    if (!altered.isEmpty()) {
      return Finding.wrong(
          "%s may alter what is kept for ever: %s".formatted(role, altered),
          "the migration takes back what is too much: helm upgrade, or run the image with"
              + " `migrate`; what was granted to PUBLIC, REVOKE ALL … FROM PUBLIC");
    }
    return lacking(role, schema);
  }

  private Finding lacking(String role, String schema) throws SQLException {
    String unusable = text(MAY_NOT_USE, schema);
    if (!text(MAY_ENTER, schema).equals("t") || !unusable.isEmpty()) {
      return Finding.missing(
          "%s may not use what is in %s: %s".formatted(role, schema, unusable),
          "the migration grants it: helm upgrade with migration.enabled, or run the image with"
              + " `migrate`");
    }
    if (!text(MAY_STAGE).equals("t")) {
      return Finding.missing(
          role + " may not make temporary tables, in which imports are staged",
          "GRANT TEMPORARY ON DATABASE … TO " + role + ", as schema.sql does");
    }
    return Finding.ok(role + " may read and record, and cannot alter what was recorded");
  }

  private String text(String query, String... parameters) throws SQLException {
    return database.one(query, row -> row.getString(1), parameters);
  }
}
