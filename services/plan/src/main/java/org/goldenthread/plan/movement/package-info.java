/// Why a plan's money differs from last year's.
@NullMarked
package org.goldenthread.plan.movement;

import org.jspecify.annotations.NullMarked;
