/// The plan's part of a document becomes records: its unit, its officers, the plan and all that it
/// lists.
@NullMarked
package org.goldenthread.plan.importing.applying;

import org.jspecify.annotations.NullMarked;
