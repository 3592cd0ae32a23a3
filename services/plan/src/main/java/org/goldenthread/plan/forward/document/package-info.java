/// The forward plan as the public gets it.
@NullMarked
package org.goldenthread.plan.forward.document;

import org.jspecify.annotations.NullMarked;
