package org.goldenthread.plan.action;

import io.micronaut.data.annotation.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import org.goldenthread.plan.v1.ActionProgress;
import org.jspecify.annotations.Nullable;

/// How far an action has got, as its row holds it in columns `progress_…`, all of them null until
/// progress is recorded.
@Embeddable
public record ProgressValue(
    ActionProgress.Status status,
    @Nullable Integer percent,
    String narrative,
    LocalDate asAt,
    String evidenceUri,
    String recordedBy,
    Instant recordTime) {}
