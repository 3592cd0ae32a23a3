package org.goldenthread.gateway.instance;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// How the services are called: `goldenthread.channels`.
///
/// @param largestMessage in bytes, of what a service answers
/// @param keepAlive how long a connection with a call on it may be silent before it is probed
/// @param keepAliveTimeout how long it may take to answer that probe
@ConfigurationProperties("goldenthread.channels")
public record ChannelConfig(
    @Bindable(defaultValue = "16777216") int largestMessage,
    @Bindable(defaultValue = "PT1M") Duration keepAlive,
    @Bindable(defaultValue = "PT10S") Duration keepAliveTimeout) {}
