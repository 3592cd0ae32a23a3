/// Which indicators owe a figure.
@NullMarked
package org.goldenthread.indicator.overdue;

import org.jspecify.annotations.NullMarked;
