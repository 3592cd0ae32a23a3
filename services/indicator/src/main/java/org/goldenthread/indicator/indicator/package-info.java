/// Indicators with the versions of their definition.
@NullMarked
package org.goldenthread.indicator.indicator;

import org.jspecify.annotations.NullMarked;
