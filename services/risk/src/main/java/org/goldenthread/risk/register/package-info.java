/// The registers in which risks are kept.
@NullMarked
package org.goldenthread.risk.register;

import org.jspecify.annotations.NullMarked;
