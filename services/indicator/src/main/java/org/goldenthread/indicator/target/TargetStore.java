package org.goldenthread.indicator.target;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.UUID;
import org.goldenthread.chassis.record.RowStore;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface TargetStore extends RowStore<TargetRow, UUID> {}
