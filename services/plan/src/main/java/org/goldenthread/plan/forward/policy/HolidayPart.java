package org.goldenthread.plan.forward.policy;

import io.micronaut.core.annotation.Introspected;

/// A day that was proclaimed a bank holiday, as the policy's row keeps it: days are ISO civil
/// dates.
///
/// @param insteadOf the day that it was moved from; empty where it is one more
@Introspected
record HolidayPart(String day, String insteadOf, String displayName) {}
