/// Where a request stands in a trace, and how it went.
@NullMarked
package org.goldenthread.gateway.trace;

import org.jspecify.annotations.NullMarked;
