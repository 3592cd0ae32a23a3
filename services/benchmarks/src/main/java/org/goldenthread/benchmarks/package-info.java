/// Measures the running platform beside the limits of what it stands on, all in one run.
@NullMarked
package org.goldenthread.benchmarks;

import org.jspecify.annotations.NullMarked;
