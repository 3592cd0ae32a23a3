/// Section D: the plan's people.
@NullMarked
package org.goldenthread.plan.workforce;

import org.jspecify.annotations.NullMarked;
