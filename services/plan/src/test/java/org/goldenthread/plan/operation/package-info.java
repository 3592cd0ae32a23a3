/// What IT operations do with a service, and what holds while they do: looking whether it has what
/// it needs, backing up and restoring.
@NullMarked
package org.goldenthread.plan.operation;

import org.jspecify.annotations.NullMarked;
