/// What a council sets about its forward plan.
@NullMarked
package org.goldenthread.plan.forward.policy;

import org.jspecify.annotations.NullMarked;
