package org.goldenthread.plan.printing;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// What printing may take: `goldenthread.printing`.
///
/// @param atOnce how many plans are set at the same time; each is held whole while it is
/// @param patience how long a plan waits for its turn before its caller is told to come again
@ConfigurationProperties("goldenthread.printing")
public record PrintConfig(
    @Bindable(defaultValue = "2") int atOnce, @Bindable(defaultValue = "PT5S") Duration patience) {}
