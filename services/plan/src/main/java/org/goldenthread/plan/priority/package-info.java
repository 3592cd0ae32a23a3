/// Section C: the plan's priorities.
@NullMarked
package org.goldenthread.plan.priority;

import org.jspecify.annotations.NullMarked;
