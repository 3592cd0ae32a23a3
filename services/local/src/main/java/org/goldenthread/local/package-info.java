/// The whole platform on one machine, each part in a process of its own as in production: for
/// people (`mvn -Plocal`) and for tests of the whole system ([org.goldenthread.local.Platform]).
@NullMarked
package org.goldenthread.local;

import org.jspecify.annotations.NullMarked;
