/// The council's strategy, and what links to it.
@NullMarked
package org.goldenthread.plan.strategy;

import org.jspecify.annotations.NullMarked;
