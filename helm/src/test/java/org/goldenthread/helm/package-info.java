/// The charts: rendered as Helm renders them, and read as Kubernetes would.
@NullMarked
package org.goldenthread.helm;

import org.jspecify.annotations.NullMarked;
