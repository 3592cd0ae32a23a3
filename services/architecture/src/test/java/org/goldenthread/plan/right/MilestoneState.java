package org.goldenthread.plan.right;

import java.time.LocalDate;

/// A milestone that was missed.
record MilestoneState(LocalDate missed) {}
