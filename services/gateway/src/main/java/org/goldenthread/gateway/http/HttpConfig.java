package org.goldenthread.gateway.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// The bounds of a request: `goldenthread.http`.
///
/// @param deadline how long a plain call may take, and how long a file may take to begin
/// @param fileDeadline how long a call may take that carries a file, either way
/// @param streamDeadline how long a stream may last, if the token lasts as long
/// @param largestBody the longest JSON, in bytes
/// @param largestFile the longest file, in bytes
/// @param calls how many calls are answered at once; more are told to come again
/// @param streams how many streams are open at once
/// @param leave after SIGTERM, how long calls are still answered as ever, each answer saying that
///   its connection ends with it; a pod's grace period has room for 10 s
@ConfigurationProperties("goldenthread.http")
public record HttpConfig(
    @Bindable(defaultValue = "PT15S") Duration deadline,
    @Bindable(defaultValue = "PT5M") Duration fileDeadline,
    @Bindable(defaultValue = "PT12H") Duration streamDeadline,
    @Bindable(defaultValue = "4194304") int largestBody,
    @Bindable(defaultValue = "20971520") long largestFile,
    @Bindable(defaultValue = "512") int calls,
    @Bindable(defaultValue = "256") int streams,
    @Bindable(defaultValue = "PT0S") Duration leave) {}
