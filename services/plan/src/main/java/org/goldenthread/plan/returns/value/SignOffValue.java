package org.goldenthread.plan.returns.value;

import io.micronaut.data.annotation.Embeddable;
import java.time.Instant;

/// Who signed a return off, in columns `sign_off_…`, all of them null until then.
///
/// @param officer the officer's id; empty where the signer is none
@Embeddable
public record SignOffValue(String officer, String signedBy, Instant signTime, String note) {}
