/// The parts of a plan recognised in that picture: tables by their headings, never by their
/// position.
@NullMarked
package org.goldenthread.plan.document.section;

import org.jspecify.annotations.NullMarked;
