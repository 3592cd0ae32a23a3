/// One request, followed through all programs.
@NullMarked
package org.goldenthread.acceptance.trace;

import org.jspecify.annotations.NullMarked;
