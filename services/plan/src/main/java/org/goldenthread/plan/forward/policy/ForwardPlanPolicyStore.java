package org.goldenthread.plan.forward.policy;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import org.goldenthread.chassis.record.RowStore;

/// Writes the row of this table.
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ForwardPlanPolicyStore extends RowStore<ForwardPlanPolicyRow, String> {}
