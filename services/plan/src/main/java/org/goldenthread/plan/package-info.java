/// The plan service.
@NullMarked
package org.goldenthread.plan;

import org.jspecify.annotations.NullMarked;
