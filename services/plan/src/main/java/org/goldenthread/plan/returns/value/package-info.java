/// Parts of a return's row.
@NullMarked
package org.goldenthread.plan.returns.value;

import org.jspecify.annotations.NullMarked;
