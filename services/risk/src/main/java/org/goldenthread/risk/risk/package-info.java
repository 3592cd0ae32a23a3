/// Risks, how they are judged, and what is done about them.
@NullMarked
package org.goldenthread.risk.risk;

import org.jspecify.annotations.NullMarked;
