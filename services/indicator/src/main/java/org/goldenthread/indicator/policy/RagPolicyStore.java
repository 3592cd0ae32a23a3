package org.goldenthread.indicator.policy;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import org.goldenthread.chassis.record.RowStore;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RagPolicyStore extends RowStore<RagPolicyRow, String> {}
