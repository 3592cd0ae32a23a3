/// Indicators with what they are held against.
@NullMarked
package org.goldenthread.indicator.standing;

import org.jspecify.annotations.NullMarked;
