/// The change log and its feed.
@NullMarked
package org.goldenthread.chassis.change;

import org.jspecify.annotations.NullMarked;
