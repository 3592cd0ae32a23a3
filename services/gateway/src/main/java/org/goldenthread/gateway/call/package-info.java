/// Calling an RPC: over which channel, for whom, until when, and what to do while it streams.
@NullMarked
package org.goldenthread.gateway.call;

import org.jspecify.annotations.NullMarked;
