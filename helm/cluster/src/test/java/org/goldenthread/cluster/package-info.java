/// The platform on a real cluster: installed with Helm as its README says, used, upgraded, broken
/// and removed.
@NullMarked
package org.goldenthread.cluster;

import org.jspecify.annotations.NullMarked;
