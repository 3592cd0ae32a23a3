package org.goldenthread.plan.strategy;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import org.goldenthread.chassis.record.RowStore;

/// Writes the rows of this table.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface StrategyFrameworkStore extends RowStore<StrategyFrameworkRow, String> {}
