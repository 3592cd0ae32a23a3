/// The periods of the calendars, in their order.
@NullMarked
package org.goldenthread.indicator.period;

import org.jspecify.annotations.NullMarked;
