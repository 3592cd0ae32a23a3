/// Section C: milestones.
@NullMarked
package org.goldenthread.plan.milestone;

import org.jspecify.annotations.NullMarked;
