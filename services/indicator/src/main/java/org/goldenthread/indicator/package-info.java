/// Performance and activity indicators: what is counted, against what, and how it stands.
@NullMarked
package org.goldenthread.indicator;

import org.jspecify.annotations.NullMarked;
