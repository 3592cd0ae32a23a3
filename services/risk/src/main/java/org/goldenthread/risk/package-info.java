/// The risk service.
@NullMarked
package org.goldenthread.risk;

import org.jspecify.annotations.NullMarked;
