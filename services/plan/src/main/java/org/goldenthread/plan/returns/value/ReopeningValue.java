package org.goldenthread.plan.returns.value;

/// That a return was reopened, with the sign-off that this undid, as the row's JSON holds it.
///
/// @param reopenTime an ISO instant
/// @param officer the id of the officer that had signed; empty where the signer was none
/// @param signTime an ISO instant
public record ReopeningValue(
    String reason,
    String reopenedBy,
    String reopenTime,
    String officer,
    String signedBy,
    String signTime,
    String note) {}
