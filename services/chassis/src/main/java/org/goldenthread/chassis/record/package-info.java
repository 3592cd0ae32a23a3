/// Rows, their history, and the transactions that write them.
@NullMarked
package org.goldenthread.chassis.record;

import org.jspecify.annotations.NullMarked;
