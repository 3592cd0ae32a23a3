/// Keeps every rule.
@NullMarked
package org.goldenthread.plan.right;

import org.jspecify.annotations.NullMarked;
