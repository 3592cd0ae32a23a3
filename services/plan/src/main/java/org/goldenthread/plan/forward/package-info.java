/// The forward plan: key decisions to come, as they are announced.
@NullMarked
package org.goldenthread.plan.forward;

import org.jspecify.annotations.NullMarked;
