/// Channels to directorates that come and go, over real connections.
@NullMarked
package org.goldenthread.gateway.instance;

import org.jspecify.annotations.NullMarked;
