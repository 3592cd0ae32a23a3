/// The gateway over real connections.
@NullMarked
package org.goldenthread.gateway.http;

import org.jspecify.annotations.NullMarked;
