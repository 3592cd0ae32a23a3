/// What a printed plan is made of, free of how Word, HTML or PDF write it down.
@NullMarked
package org.goldenthread.plan.printing.page;

import org.jspecify.annotations.NullMarked;
