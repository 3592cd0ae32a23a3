/// Tests of what stands before the services.
@NullMarked
package org.goldenthread.gateway.guard;

import org.jspecify.annotations.NullMarked;
