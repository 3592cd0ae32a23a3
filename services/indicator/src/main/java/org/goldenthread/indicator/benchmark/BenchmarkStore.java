package org.goldenthread.indicator.benchmark;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.UUID;
import org.goldenthread.chassis.record.RowStore;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface BenchmarkStore extends RowStore<BenchmarkRow, UUID> {}
