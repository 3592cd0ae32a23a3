/// Section G: what a plan needs from others.
@NullMarked
package org.goldenthread.plan.support;

import org.jspecify.annotations.NullMarked;
