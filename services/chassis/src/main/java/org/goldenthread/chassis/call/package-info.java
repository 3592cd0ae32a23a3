/// What happens around every call: deadlines, limits, validation, logs.
@NullMarked
package org.goldenthread.chassis.call;

import org.jspecify.annotations.NullMarked;
