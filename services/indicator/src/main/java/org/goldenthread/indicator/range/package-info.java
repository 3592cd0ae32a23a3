/// Expected ranges of activity indicators.
@NullMarked
package org.goldenthread.indicator.range;

import org.jspecify.annotations.NullMarked;
