/// Channels to directorates that come and go, over real connections; and which of them are routed.
@NullMarked
package org.goldenthread.gateway.instance;

import org.jspecify.annotations.NullMarked;
