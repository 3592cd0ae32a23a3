package org.goldenthread.plan.right;

import java.time.Instant;
import java.util.UUID;

/// A milestone as its table holds it.
record MilestoneRow(UUID id, Instant createTime) {}
