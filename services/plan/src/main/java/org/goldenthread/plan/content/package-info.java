/// A whole plan at one instant.
@NullMarked
package org.goldenthread.plan.content;

import org.jspecify.annotations.NullMarked;
