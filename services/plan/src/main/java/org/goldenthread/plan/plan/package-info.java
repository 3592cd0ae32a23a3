/// Plans and what all that belongs to a plan shares.
@NullMarked
package org.goldenthread.plan.plan;

import org.jspecify.annotations.NullMarked;
