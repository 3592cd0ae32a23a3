package org.goldenthread.risk.matrix;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import org.goldenthread.chassis.record.RowStore;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RiskMatrixStore extends RowStore<RiskMatrixRow, String> {}
