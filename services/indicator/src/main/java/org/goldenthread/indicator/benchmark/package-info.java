/// How others do.
@NullMarked
package org.goldenthread.indicator.benchmark;

import org.jspecify.annotations.NullMarked;
