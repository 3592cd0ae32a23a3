/// A document's rows meet the records that an earlier document made and officers have changed
/// since.
@NullMarked
package org.goldenthread.chassis.document;

import org.jspecify.annotations.NullMarked;
