package org.goldenthread.plan.involvement;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.UUID;
import org.goldenthread.chassis.record.RowStore;

/// Writes the rows of this table.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface InvolvementStore extends RowStore<InvolvementRow, UUID> {}
