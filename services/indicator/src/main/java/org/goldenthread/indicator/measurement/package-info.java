/// Figures, kept as revisions.
@NullMarked
package org.goldenthread.indicator.measurement;

import org.jspecify.annotations.NullMarked;
