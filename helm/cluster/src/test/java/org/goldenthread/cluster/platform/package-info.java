/// The platform that the tests use: installed as a council would, with what it needs around it, and
/// what can be done with it and to it.
@NullMarked
package org.goldenthread.cluster.platform;

import org.jspecify.annotations.NullMarked;
