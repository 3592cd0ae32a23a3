/// The directorate's structure.
@NullMarked
package org.goldenthread.plan.unit;

import org.jspecify.annotations.NullMarked;
