/// Whether what other services point to is there.
@NullMarked
package org.goldenthread.plan.link;

import org.jspecify.annotations.NullMarked;
