/// One edit of many actions.
@NullMarked
package org.goldenthread.plan.bulk;

import org.jspecify.annotations.NullMarked;
