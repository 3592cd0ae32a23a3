/// Values that are rarely just numbers or dates, as tables hold them: as written, parsed,
/// qualified.
@NullMarked
package org.goldenthread.chassis.value;

import org.jspecify.annotations.NullMarked;
