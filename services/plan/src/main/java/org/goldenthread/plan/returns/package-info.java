/// Monitoring returns: what a plan's owners report for a round, until it is signed off.
@NullMarked
package org.goldenthread.plan.returns;

import org.jspecify.annotations.NullMarked;
