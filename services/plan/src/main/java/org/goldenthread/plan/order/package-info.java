/// The order in which a plan lists what belongs to it.
@NullMarked
package org.goldenthread.plan.order;

import org.jspecify.annotations.NullMarked;
