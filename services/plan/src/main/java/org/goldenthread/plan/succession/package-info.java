/// Next year's plan from this year's, and what it makes of it.
@NullMarked
package org.goldenthread.plan.succession;

import org.jspecify.annotations.NullMarked;
