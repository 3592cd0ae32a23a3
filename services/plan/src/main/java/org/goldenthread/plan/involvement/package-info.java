/// How a plan involves users and residents.
@NullMarked
package org.goldenthread.plan.involvement;

import org.jspecify.annotations.NullMarked;
