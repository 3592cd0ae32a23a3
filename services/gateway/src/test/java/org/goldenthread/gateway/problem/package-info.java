/// Failures as a caller sees them, over HTTP.
@NullMarked
package org.goldenthread.gateway.problem;

import org.jspecify.annotations.NullMarked;
