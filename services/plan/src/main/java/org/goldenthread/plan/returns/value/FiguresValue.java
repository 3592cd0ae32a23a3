package org.goldenthread.plan.returns.value;

import io.micronaut.data.annotation.Embeddable;

/// What the monitoring table counts of a return, in columns `figures_…`, all of them null until it
/// is handed in.
@Embeddable
public record FiguresValue(
    int priorities,
    int actions,
    int completed,
    int onCourse,
    int delayedOrCancelled,
    int stoppedOrCancelled) {}
