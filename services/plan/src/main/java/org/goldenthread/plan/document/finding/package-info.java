/// What the reader found out about the document itself: what it could not read, which sums do not
/// agree, and proof that nothing was dropped.
@NullMarked
package org.goldenthread.plan.document.finding;

import org.jspecify.annotations.NullMarked;
