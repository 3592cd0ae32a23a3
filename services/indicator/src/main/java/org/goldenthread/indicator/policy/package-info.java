/// What the council sets about how its indicators stand.
@NullMarked
package org.goldenthread.indicator.policy;

import org.jspecify.annotations.NullMarked;
