/// A plan's revisions, and what differs in it between two instants.
@NullMarked
package org.goldenthread.plan.revision;

import org.jspecify.annotations.NullMarked;
