/// When the council's years, quarters and terms begin and end.
@NullMarked
package org.goldenthread.indicator.calendar;

import org.jspecify.annotations.NullMarked;
