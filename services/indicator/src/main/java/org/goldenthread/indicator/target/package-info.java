/// Targets and floors of indicators.
@NullMarked
package org.goldenthread.indicator.target;

import org.jspecify.annotations.NullMarked;
