/// What must not stop for long, and how soon it must be back.
@NullMarked
package org.goldenthread.continuity.function;

import org.jspecify.annotations.NullMarked;
