/// Section C: priorities with their actions, milestones and decisions.
@NullMarked
package org.goldenthread.plan.document.priority;

import org.jspecify.annotations.NullMarked;
