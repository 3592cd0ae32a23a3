/// Section D: the plan's money.
@NullMarked
package org.goldenthread.plan.finance;

import org.jspecify.annotations.NullMarked;
