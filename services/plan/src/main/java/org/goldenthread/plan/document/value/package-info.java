/// Values as councils write them (fuzzy dates, quantities, qualified values, time scales,
/// officers): what was written is kept beside what was understood.
@NullMarked
package org.goldenthread.plan.document.value;

import org.jspecify.annotations.NullMarked;
