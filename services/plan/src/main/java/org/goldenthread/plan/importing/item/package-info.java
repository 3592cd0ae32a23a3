/// The unread lists of imports, worked off item by item.
@NullMarked
package org.goldenthread.plan.importing.item;

import org.jspecify.annotations.NullMarked;
