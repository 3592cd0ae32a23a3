/// Sections B and C: the decisions that a plan announces.
@NullMarked
package org.goldenthread.plan.decision;

import org.jspecify.annotations.NullMarked;
