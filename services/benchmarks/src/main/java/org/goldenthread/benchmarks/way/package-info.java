/// The ways by which the same requests reach the same plans.
@NullMarked
package org.goldenthread.benchmarks.way;

import org.jspecify.annotations.NullMarked;
