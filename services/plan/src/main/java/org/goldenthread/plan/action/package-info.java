/// Section C: actions and their progress.
@NullMarked
package org.goldenthread.plan.action;

import org.jspecify.annotations.NullMarked;
