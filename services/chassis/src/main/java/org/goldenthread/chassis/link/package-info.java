/// Links to what the plan service keeps, checked when they are written.
@NullMarked
package org.goldenthread.chassis.link;

import org.jspecify.annotations.NullMarked;
