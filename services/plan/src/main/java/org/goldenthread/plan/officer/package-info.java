/// People, roles and groups, and what they own.
@NullMarked
package org.goldenthread.plan.officer;

import org.jspecify.annotations.NullMarked;
