/// Which claims are believed, and how soon.
@NullMarked
package org.goldenthread.gateway.discovery;

import org.jspecify.annotations.NullMarked;
