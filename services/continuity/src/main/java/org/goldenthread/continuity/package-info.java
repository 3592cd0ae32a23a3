/// The continuity service.
@NullMarked
package org.goldenthread.continuity;

import org.jspecify.annotations.NullMarked;
