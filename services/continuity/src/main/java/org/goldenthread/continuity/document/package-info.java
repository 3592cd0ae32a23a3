/// The critical functions of an imported plan.
@NullMarked
package org.goldenthread.continuity.document;

import org.jspecify.annotations.NullMarked;
