/// Values of the contract between messages and rows.
@NullMarked
package org.goldenthread.plan.value;

import org.jspecify.annotations.NullMarked;
