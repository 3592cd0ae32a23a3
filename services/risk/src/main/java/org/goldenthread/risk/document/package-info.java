/// The risks of an imported plan.
@NullMarked
package org.goldenthread.risk.document;

import org.jspecify.annotations.NullMarked;
