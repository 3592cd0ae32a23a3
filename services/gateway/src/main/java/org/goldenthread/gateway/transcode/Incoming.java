package org.goldenthread.gateway.transcode;

import org.goldenthread.gateway.route.Routes.Found;
import org.jspecify.annotations.Nullable;

/// What of an HTTP request makes an RPC's request, beside its body.
///
/// @param route where it goes, with the path's values
/// @param query the raw query
/// @param ifMatch the header `If-Match`
/// @param idempotencyKey the header `Idempotency-Key`
/// @param lastEventId the header `Last-Event-ID`
public record Incoming(
    Found.Route<Binding> route,
    @Nullable String query,
    @Nullable String ifMatch,
    @Nullable String idempotencyKey,
    @Nullable String lastEventId) {}
