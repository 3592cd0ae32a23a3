/// Tables read by their headings: which column is which, what a row says, and the account of what
/// was taken.
@NullMarked
package org.goldenthread.plan.document.table;

import org.jspecify.annotations.NullMarked;
