/// The rules of notice: days, bank holidays and what has to be published when.
@NullMarked
package org.goldenthread.plan.forward.notice;

import org.jspecify.annotations.NullMarked;
