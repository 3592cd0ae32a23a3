package org.goldenthread.plan.project;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import java.util.UUID;
import org.goldenthread.chassis.record.RowStore;

/// Writes the rows of this table.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProjectStore extends RowStore<ProjectRow, UUID> {}
