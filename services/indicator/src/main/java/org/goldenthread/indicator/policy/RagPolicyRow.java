package org.goldenthread.indicator.policy;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.goldenthread.chassis.record.Row;

/// The policy as its table holds it.
///
/// @param id the directorate's code
@MappedEntity("rag_policy")
record RagPolicyRow(@Id String id, int dueDays, long etag, Instant createTime, Instant updateTime)
    implements Row {}
