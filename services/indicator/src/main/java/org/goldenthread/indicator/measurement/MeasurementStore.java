package org.goldenthread.indicator.measurement;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.UUID;
import org.goldenthread.chassis.record.RowStore;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface MeasurementStore extends RowStore<MeasurementRow, UUID> {}
