/// Which directorates the gateway routes, as its operators see it.
@NullMarked
package org.goldenthread.gateway.instance;

import org.jspecify.annotations.NullMarked;
