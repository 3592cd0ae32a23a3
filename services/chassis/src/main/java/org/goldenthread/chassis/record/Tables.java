package org.goldenthread.chassis.record;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.runtime.RuntimeEntityRegistry;
import jakarta.inject.Singleton;

/// The tables of records, from what Micronaut Data knows of their rows.
@Singleton
public final class Tables {
  private final JdbcOperations jdbc;
  private final RuntimeEntityRegistry entities;

  Tables(JdbcOperations jdbc, RuntimeEntityRegistry entities) {
    this.jdbc = jdbc;
    this.entities = entities;
  }

  public <R extends Row> Table<R> of(Class<R> row) {
    return new Table<>(jdbc, entities.getEntity(row));
  }
}
