/// How scores are read, and how much risk is accepted.
@NullMarked
package org.goldenthread.risk.matrix;

import org.jspecify.annotations.NullMarked;
