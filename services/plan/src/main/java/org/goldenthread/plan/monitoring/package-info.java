/// The monitoring report's counts.
@NullMarked
package org.goldenthread.plan.monitoring;

import org.jspecify.annotations.NullMarked;
