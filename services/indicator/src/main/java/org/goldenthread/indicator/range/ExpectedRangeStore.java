package org.goldenthread.indicator.range;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.UUID;
import org.goldenthread.chassis.record.RowStore;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface ExpectedRangeStore extends RowStore<ExpectedRangeRow, UUID> {}
