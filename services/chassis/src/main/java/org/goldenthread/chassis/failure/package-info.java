/// How a call fails: what was wrong, where, and what to do.
@NullMarked
package org.goldenthread.chassis.failure;

import org.jspecify.annotations.NullMarked;
