/// Failures as `application/problem+json` (RFC 9457), whether they are found here or come from a
/// service with their `ErrorInfo`.
@NullMarked
package org.goldenthread.gateway.problem;

import org.jspecify.annotations.NullMarked;
