package org.goldenthread.chassis.server;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/// The service's schema: `goldenthread.database`. `username` and `password` are the lesser role
/// that the service runs as.
///
/// @param url where the database is, as JDBC writes it, without a query:
///   `jdbc:postgresql://host:5432/goldenthread`
/// @param schema the service's schema
/// @param username the role that the service runs as
/// @param parameters more of the driver's parameters, each with `&` before it:
///   `&sslmode=verify-full`
/// @param migrate whether the schema is brought up to date before the service serves
/// @param owner the role that owns and migrates the schema; needed only for that
@ConfigurationProperties("goldenthread.database")
public record DatabaseConfig(
    String url,
    String schema,
    String username,
    @Bindable(defaultValue = "") String parameters,
    @Bindable(defaultValue = "false") boolean migrate,
    @Nullable OwnerConfig owner) {

  /// The schema's owner.
  ///
  /// @param username the role that owns the schema
  /// @param password its password
  @ConfigurationProperties("owner")
  public record OwnerConfig(@Nullable String username, @Nullable String password) {}
}
