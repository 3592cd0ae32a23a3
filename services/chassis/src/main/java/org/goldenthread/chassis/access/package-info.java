/// Who may call what.
@NullMarked
package org.goldenthread.chassis.access;

import org.jspecify.annotations.NullMarked;
